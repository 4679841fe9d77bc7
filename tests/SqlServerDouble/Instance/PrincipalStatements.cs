using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Users, roles, schemas and permissions of a database.</summary>
internal static class PrincipalStatements
{
    private static readonly Dictionary<string, string> PermissionCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SELECT"] = "SL", ["INSERT"] = "IN", ["UPDATE"] = "UP", ["DELETE"] = "DL", ["EXECUTE"] = "EX", ["REFERENCES"] = "RF",
            ["CONNECT"] = "CO",
        ["CONTROL"] = "CL", ["ALTER"] = "AL", ["VIEW DEFINITION"] = "VW", ["BACKUP DATABASE"] = "BADB", ["CREATE TABLE"] = "CRTB",
    };

    public static void CreateUser(BatchRun run, CreateUserStatement statement) => Change(run, catalog =>
    {
        var option = statement.UserLoginOption;
        byte[]? sid = null;
        var type = 'S';
        if (option?.UserLoginOptionType != UserLoginOptionType.WithoutLogin)
        {
            var name = option?.Identifier?.Value ?? statement.Name.Value;
            var login = run.Instance.Principals.FindLogin(name)
                ?? throw new SqlException(15007, 16, $"'{name}' is not a valid login or you do not have permission.");
            (sid, type) = (login.Sid, login.Type);
            if (catalog.Scalar("name", "database_principals", "sid = ?1", sid) is not null)
            {
                throw new SqlException(15063, 16, "The login already has an account under a different user name.");
            }
        }

        var schema = statement.UserOptions.OfType<IdentifierPrincipalOption>().FirstOrDefault(one =>
            one.OptionKind == PrincipalOptionKind.DefaultSchema)?.Identifier.Value;
        Add(catalog, statement.Name.Value, type.ToString(), schema ?? "dbo", sid
            ?? System.Security.Cryptography.RandomNumberGenerator.GetBytes(28));
    });

    public static void AlterUser(BatchRun run, AlterUserStatement statement) => Change(run, catalog =>
    {
        var id = IdOf(catalog, statement.Name.Value);
        foreach (var option in statement.UserOptions)
        {
            if (option is not IdentifierPrincipalOption given)
            {
                throw SqlException.Unknown("the user option " + option.OptionKind);
            }

            switch (given.OptionKind)
            {
                case PrincipalOptionKind.Login:
                    var login = run.Instance.Principals.FindLogin(given.Identifier.Value)
                        ?? throw new SqlException(15007, 16,
                            $"'{given.Identifier.Value}' is not a valid login or you do not have permission.");
                    if (catalog.Scalar("name", "database_principals", "sid = ?1 AND principal_id <> ?2", login.Sid, id) is not null)
                    {
                        throw new SqlException(15063, 16, "The login already has an account under a different user name.");
                    }

                    catalog.Update("database_principals", "sid = ?2", "principal_id = ?1", id, login.Sid);
                    break;
                case PrincipalOptionKind.DefaultSchema:
                    catalog.Update("database_principals", "default_schema_name = ?2", "principal_id = ?1", id, given.Identifier.Value);
                    break;
                case PrincipalOptionKind.Name:
                    catalog.Update("database_principals", "name = ?2", "principal_id = ?1", id, given.Identifier.Value);
                    break;
                default:
                    throw SqlException.Unknown("the user option " + given.OptionKind);
            }
        }
    });

    public static void DropUser(BatchRun run, DropUserStatement statement) => Change(run, catalog =>
    {
        var id = IdOf(catalog, statement.Name.Value);
        catalog.Delete("database_principals", "principal_id = ?1", id);
        catalog.Delete("database_role_members", "member_principal_id = ?1", id);
        catalog.Delete("database_permissions", "grantee_principal_id = ?1", id);
    });

    public static void CreateRole(BatchRun run, CreateRoleStatement statement) =>
        Change(run, catalog => Add(catalog, statement.Name.Value, "R", null, null));

    public static void AlterRole(BatchRun run, AlterRoleStatement statement) => Change(run, catalog =>
    {
        var role = IdOf(catalog, statement.Name.Value);
        switch (statement.Action)
        {
            case AddMemberAlterRoleAction add when run.Session.MajorVersion >= 11:
                AddMember(catalog, role, IdOf(catalog, add.Member.Value));
                break;
            case DropMemberAlterRoleAction drop when run.Session.MajorVersion >= 11:
                catalog.Delete("database_role_members", "role_principal_id = ?1 AND member_principal_id = ?2", role,
                    IdOf(catalog, drop.Member.Value));
                break;
            default:
                throw SqlException.Unknown(statement.Action.GetType().Name);
        }
    });

    public static void AddRoleMember(BatchRun run, string role, string member) =>
        Change(run, catalog => AddMember(catalog, IdOf(catalog, role), IdOf(catalog, member)));

    public static void CreateSchema(BatchRun run, CreateSchemaStatement statement) => Change(run, catalog =>
    {
        if (statement.StatementList?.Statements.Count > 0)
        {
            throw SqlException.Unknown("statements within CREATE SCHEMA");
        }

        if (catalog.Scalar("name", "schemas", "name = ?1", statement.Name.Value) is not null)
        {
            throw new SqlException(2714, 16, $"There is already an object named '{statement.Name.Value}' in the database.", 6);
        }

        catalog.Add("schemas", new CatalogRow
        {
            ["name"] = statement.Name.Value,
            ["schema_id"] = (long)catalog.Scalar("max(schema_id)", "schemas", "schema_id < 16384")! + 1,
            ["principal_id"] = statement.Owner is null ? 1 : IdOf(catalog, statement.Owner.Value),
        });
    });

    public static void Permit(BatchRun run, SecurityStatement statement, string state, string stateText) => Change(run, catalog =>
    {
        var (kind, kindText, major) = Securable(run, catalog, statement.SecurityTargetObject);
        foreach (var permission in statement.Permissions)
        {
            var name = string.Join(" ", permission.Identifiers.Select(identifier => identifier.Value.ToUpperInvariant()));
            var columns = permission.Columns.Count == 0 ? [0L]
                : permission.Columns.Select(column =>
                (long)(catalog.Scalar("column_id", "columns", "object_id = ?1 AND name = ?2", major, column.Value)
                ?? throw new SqlException(1911, 16,
                    $"Column name '{column.Value}' does not exist in the target table or view."))).ToArray();
            foreach (var principal in statement.Principals)
            {
                var grantee = principal.PrincipalType == PrincipalType.Public ? 0 : IdOf(catalog, principal.Identifier.Value);
                foreach (var column in columns)
                {
                    catalog.Delete("database_permissions",
                        "class = ?1 AND major_id = ?2 AND minor_id = ?3 AND grantee_principal_id = ?4 AND permission_name = ?5", kind,
                        major, column, grantee, name);
                    catalog.Add("database_permissions", new CatalogRow
                    {
                        ["class"] = kind,
                        ["class_desc"] = kindText,
                        ["major_id"] = major,
                        ["minor_id"] = column,
                        ["grantee_principal_id"] = grantee,
                        ["grantor_principal_id"] = 1,
                        ["type"] = (PermissionCodes.GetValueOrDefault(name)
                            ?? throw SqlException.Unknown("the permission " + name)).PadRight(4),
                        ["permission_name"] = name,
                        ["state"] = state,
                        ["state_desc"] = stateText,
                    });
                }
            }
        }
    });

    private static (int Class, string Text, long Major) Securable(BatchRun run, CatalogFile catalog, SecurityTargetObject? target)
    {
        if (target is null)
        {
            return (0, "DATABASE", 0);
        }

        var names = target.ObjectName.MultiPartIdentifier.Identifiers.Select(identifier => identifier.Value).ToArray();
        switch (target.ObjectKind)
        {
            case SecurityObjectKind.Schema:
                return (3, "SCHEMA", catalog.SchemaId(names[^1]));
            case SecurityObjectKind.Database:
                return (0, "DATABASE", 0);
            case SecurityObjectKind.NotSpecified or SecurityObjectKind.Object:
                var schema = catalog.SchemaId(names.Length > 1 ? names[^2] : "dbo");
                return (1, "OBJECT_OR_COLUMN",
                    (long)(catalog.Scalar("object_id", "objects", "name = ?1 AND schema_id = ?2", names[^1], schema)
                    ?? throw new SqlException(15151, 16,
                        $"Cannot find the object '{names[^1]}', because it does not exist or you do not have permission.")));
            default:
                throw SqlException.Unknown("permissions on " + target.ObjectKind);
        }
    }

    private static void AddMember(CatalogFile catalog, long role, long member)
    {
        catalog.Delete("database_role_members", "role_principal_id = ?1 AND member_principal_id = ?2", role, member);
        catalog.Add("database_role_members", new CatalogRow { ["role_principal_id"] = role, ["member_principal_id"] = member });
    }

    private static long IdOf(CatalogFile catalog, string name) =>
        (long)(catalog.Scalar("principal_id", "database_principals", "name = ?1", name)
        ?? throw new SqlException(15151, 16, $"Cannot find the user '{name}', because it does not exist or you do not have permission."));

    private static void Add(CatalogFile catalog, string name, string type, string? schema, byte[]? sid)
    {
        if (catalog.Scalar("name", "database_principals", "name = ?1", name) is not null)
        {
            throw new SqlException(15023, 16, $"User, group, or role '{name}' already exists in the current database.");
        }

        var id = Math.Max(5, (long)catalog.Scalar("max(principal_id)", "database_principals", "principal_id < 16384")! + 1);
        catalog.Add("database_principals", new CatalogRow
        {
            ["name"] = name,
            ["principal_id"] = id,
            ["type"] = type,
            ["type_desc"] = type switch { "R" => "DATABASE_ROLE", "U" => "WINDOWS_USER", "G" => "WINDOWS_GROUP", _ => "SQL_USER" },
            ["default_schema_name"] = schema,
            ["create_date"] = CatalogFile.Now,
            ["modify_date"] = CatalogFile.Now,
            ["owning_principal_id"] = type == "R" ? 1 : null,
            ["sid"] = sid,
            ["authentication_type"] = type == "R" ? 0 : 1,
            ["authentication_type_desc"] = type == "R" ? "NONE" : "INSTANCE",
        });
        if (type != "R")
        {
            catalog.Add("database_permissions", new CatalogRow
            {
                ["class"] = 0, ["class_desc"] = "DATABASE", ["major_id"] = 0, ["minor_id"] = 0, ["grantee_principal_id"] = id,
                    ["grantor_principal_id"] = 1,
                ["type"] = "CO  ", ["permission_name"] = "CONNECT", ["state"] = "G", ["state_desc"] = "GRANT",
            });
        }
    }

    private static void Change(BatchRun run, Action<CatalogFile> work)
    {
        run.Session.Write(run.Database, () => work(run.Session.Catalog(run.Database)));
        run.Done();
    }
}
