using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Views, procedures, functions and triggers are kept as text, synonyms, sequences and types as rows. Only views do anything.</summary>
internal static class ModuleStatements
{
    public static void CreateView(BatchRun run, CreateViewStatement statement) =>
        Keep(run, statement, statement.SchemaObjectName, "V",
            statement.ViewOptions.Any(option => option.OptionKind == ViewOptionKind.SchemaBinding));

    public static void CreateProcedure(BatchRun run, CreateProcedureStatement statement) =>
        Keep(run, statement, statement.ProcedureReference.Name, "P", isSchemaBound: false);

    public static void CreateFunction(BatchRun run, CreateFunctionStatement statement) => Keep(run, statement, statement.Name,
        statement.ReturnType switch { SelectFunctionReturnType => "IF", TableValuedFunctionReturnType => "TF", _ => "FN" },
        statement.Options.Any(option => option.OptionKind == FunctionOptionKind.SchemaBinding));

    public static void CreateTrigger(BatchRun run, CreateTriggerStatement statement)
    {
        if (statement.TriggerObject.TriggerScope == TriggerScope.AllServer)
        {
            throw SqlException.Unknown("a trigger of the server");
        }

        var isOfDatabase = statement.TriggerObject.TriggerScope == TriggerScope.Database;
        var parent = isOfDatabase ? 0 : TableStatements.Find(run, statement.TriggerObject.Name).Table.ObjectId;
        Change(run, statement.Name, objects =>
        {
            var row = objects.Add(statement.Name.BaseIdentifier.Value, "", objects.SchemaOf(statement.Name), "TR", parent);
            if (isOfDatabase)
            {
                // A trigger of the database is no object of a schema.
                objects.Catalog.Delete("objects", "object_id = ?1", row["object_id"]);
            }

            row["parent_class"] = isOfDatabase ? 0 : 1;
            row["parent_class_desc"] = isOfDatabase ? "DATABASE" : "OBJECT_OR_COLUMN";
            row["parent_id"] = parent;
            row["is_instead_of_trigger"] = statement.TriggerType == TriggerType.InsteadOf;
            objects.Catalog.Add("triggers", row);
            AddText(objects.Catalog, row, statement, isSchemaBound: false);
        });
    }

    public static void CreateSynonym(BatchRun run, CreateSynonymStatement statement) => Change(run, statement.Name, objects =>
    {
        var row = objects.Add(statement.Name.BaseIdentifier.Value, "", objects.SchemaOf(statement.Name), "SN", 0);
        row["base_object_name"] = string.Join(".",
            statement.ForName.Identifiers.Select(identifier => "[" + identifier.Value.Replace("]", "]]", StringComparison.Ordinal) + "]"));
        objects.Catalog.Add("synonyms", row);
    });

    // Microsoft, "CREATE SECURITY POLICY", "sys.security_predicates": STATE = ON unless it says something else; type 0 filters, 1 blocks.
    public static void CreateSecurityPolicy(BatchRun run, CreateSecurityPolicyStatement statement) => Change(run, statement.Name, objects =>
    {
        var row = objects.Add(statement.Name.BaseIdentifier.Value, "", objects.SchemaOf(statement.Name), "SP", 0);
        row["is_enabled"] = statement.SecurityPolicyOptions.All(option =>
            option.OptionKind != SecurityPolicyOptionKind.State || option.OptionState == OptionState.On);
        objects.Catalog.Add("security_policies", row);
        foreach (var action in statement.SecurityPredicateActions)
        {
            var isFilter = action.SecurityPredicateType == SecurityPredicateType.Filter;
            objects.Catalog.Add("security_predicates", new CatalogRow
            {
                ["object_id"] = row["object_id"],
                ["security_predicate_id"] = statement.SecurityPredicateActions.IndexOf(action) + 1,
                ["target_object_id"] = TableStatements.Find(run, action.TargetObjectName).Table.ObjectId,
                ["predicate_definition"] = "(" + FragmentText.Of(action.FunctionCall) + ")",
                ["predicate_type"] = isFilter ? 0 : 1,
                ["predicate_type_desc"] = isFilter ? "FILTER" : "BLOCK",
            });
        }
    });

    public static void CreateSequence(BatchRun run, CreateSequenceStatement statement) => Change(run, statement.Name, objects =>
    {
        var row = objects.Add(statement.Name.BaseIdentifier.Value, "", objects.SchemaOf(statement.Name), "SO", 0);
        var type = SqlTypes.BigInt;
        var (start, increment) = (1L, 1L);
        foreach (var option in statement.SequenceOptions)
        {
            switch (option)
            {
                case DataTypeSequenceOption { DataType: var reference }:
                    type = TypeNames.Of(reference);
                    break;
                case ScalarExpressionSequenceOption { OptionKind: SequenceOptionKind.Start } given:
                    start = (long)run.Evaluate(given.OptionValue, SqlTypes.BigInt)!;
                    break;
                case ScalarExpressionSequenceOption { OptionKind: SequenceOptionKind.Increment } given:
                    increment = (long)run.Evaluate(given.OptionValue, SqlTypes.BigInt)!;
                    break;
                default:
                    throw SqlException.Unknown("the sequence option " + option.OptionKind);
            }
        }

        var collation = run.Database.Collation;
        row["start_value"] = VariantBody.Write(start, type, collation);
        row["increment"] = VariantBody.Write(increment, type, collation);
        row["minimum_value"] = VariantBody.Write(type == SqlTypes.Int ? (long)int.MinValue : long.MinValue, type, collation);
        row["maximum_value"] = VariantBody.Write(type == SqlTypes.Int ? (long)int.MaxValue : long.MaxValue, type, collation);
        row["current_value"] = row["start_value"];
        row["is_cached"] = true;
        row["system_type_id"] = SqlTypes.SystemIdOf(type.Name);
        row["user_type_id"] = SqlTypes.UserIdOf(type);
        row["precision"] = SqlTypes.FacetsOf(type).Precision;
        row["scale"] = 0;
        objects.Catalog.Add("sequences", row);
    });

    public static void CreateType(BatchRun run, CreateTypeUddtStatement statement) => Change(run, statement.Name, objects =>
    {
        var type = TypeNames.OfDeclared(statement.DataType);
        if (objects.Catalog.Scalar("name", "types", "name = ?1", statement.Name.BaseIdentifier.Value) is not null)
        {
            throw new SqlException(219, 16,
                $"The type '{statement.Name.BaseIdentifier.Value}' already exists, or you do not have permission to create it.");
        }

        var (precision, scale) = SqlTypes.FacetsOf(type);
        objects.Catalog.Add("types", new CatalogRow
        {
            ["name"] = statement.Name.BaseIdentifier.Value,
            ["system_type_id"] = SqlTypes.SystemIdOf(type.Name),
            ["user_type_id"] = Math.Max(257, (long)objects.Catalog.Scalar("max(user_type_id)", "types", "1")! + 1),
            ["schema_id"] = objects.SchemaOf(statement.Name),
            ["max_length"] = SqlTypes.MaxLengthOf(type),
            ["precision"] = precision,
            ["scale"] = scale,
            ["collation_name"] = SqlTypes.IsCharacter(type.Name) ? run.Database.Collation.Name : null,
            ["is_nullable"] = statement.NullableConstraint?.Nullable ?? true,
            ["is_user_defined"] = true,
            ["default_object_id"] = 0,
            ["rule_object_id"] = 0,
        });
    });

    public static void Drop(BatchRun run, DropObjectsStatement statement, string type)
    {
        foreach (var name in statement.Objects)
        {
            Change(run, name, objects =>
            {
                var id = objects.Catalog.Scalar("object_id", "objects", "name = ?1 AND schema_id = ?2 AND type = ?3",
                    name.BaseIdentifier.Value, objects.SchemaOf(name), type.PadRight(2));
                if (id is null)
                {
                    throw new SqlException(3701, 11,
                        $"Cannot drop the object '{name.BaseIdentifier.Value}', because it does not exist or you do not have permission.",
                        5);
                }

                foreach (var view in new[] { "objects", "views", "procedures", "sql_modules", "columns" })
                {
                    objects.Catalog.Delete(view, "object_id = ?1", id);
                }
            });
        }
    }

    private static void Keep(BatchRun run, TSqlStatement statement, SchemaObjectName name, string type, bool isSchemaBound) =>
        Change(run, name, objects =>
    {
        var row = objects.Add(name.BaseIdentifier.Value, "", objects.SchemaOf(name), type, 0);
        if (type is "V" or "P")
        {
            objects.Catalog.Add(type == "V" ? "views" : "procedures", row);
        }

        AddText(objects.Catalog, row, statement, isSchemaBound);
    });

    private static void AddText(CatalogFile catalog, CatalogRow row, TSqlStatement statement, bool isSchemaBound) =>
        catalog.Add("sql_modules", new CatalogRow
    {
        ["object_id"] = row["object_id"],
        ["definition"] = FragmentText.Of(statement),
        ["uses_ansi_nulls"] = true,
        ["uses_quoted_identifier"] = true,
        ["is_schema_bound"] = isSchemaBound,
    });

    private static void Change(BatchRun run, SchemaObjectName name, Action<ObjectMaker> work)
    {
        var database = TableStatements.DatabaseOf(run, name);
        run.Session.Write(database, () =>
        {
            work(new ObjectMaker(run.Session.Catalog(database)));
            database.SchemaChanged();
        });
        run.Done();
    }
}
