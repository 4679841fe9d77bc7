using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    private Typed Function(FunctionCall call)
    {
        Refuse(call.OverClause, "OVER");
        if (call.CallTarget is MultiPartIdentifierCallTarget)
        {
            // What a function of a schema does nobody here knows; whoever asks for its value is told so, and nobody else.
            return new Typed("t_user_function()", SqlTypes.NVarChar(4000));
        }

        Refuse(call.CallTarget, "a function of a value");
        Refuse(call.WithinGroupClause, "WITHIN GROUP");
        var name = call.FunctionName.Value.ToUpperInvariant();
        if (name is "COUNT" or "COUNT_BIG" or "SUM" or "MIN" or "MAX" or "AVG")
        {
            return Aggregate(name, call);
        }

        var a = call.Parameters.Select(Scalar).ToArray();
        return (name, a.Length) switch
        {
            ("ISNULL", 2) => new Typed($"coalesce({a[0].Sql}, {Convert(a[1], a[0].IsNullLiteral ? a[1].Type : a[0].Type).Sql})",
                a[0].IsNullLiteral ? a[1].Type : a[0].Type, a[1].IsNullable),
            ("LEN", 1) => new Typed($"t_len({AsText(a[0]).Sql})", SqlTypes.Int),
            ("DATALENGTH", 1) => new Typed(UnlessNull(a[0], $"t_datalength({a[0].Sql}, {SqlTypes.CodeOf(a[0].Type)})"), a[0].Type.Length < 0 ? SqlTypes.BigInt
                : SqlTypes.Int),
            ("UPPER" or "LOWER" or "RTRIM" or "LTRIM", 1) => AsText(a[0]) is var text
                ? new Typed($"t_{name.ToLowerInvariant()}({text.Sql})", text.Type) : a[0],
            ("SUBSTRING", 3) => Part("t_substring", a),
            ("REPLACE", 3) => new Typed($"t_replace({AsText(a[0]).Sql}, {AsText(a[1]).Sql}, {AsText(a[2]).Sql})", Widest(a[0])),
            ("REPLICATE", 2) => new Typed($"t_replicate({AsText(a[0]).Sql}, {a[1].Sql})", Widest(a[0])),
            ("CHARINDEX", 2) => new Typed($"t_charindex({AsText(a[0]).Sql}, {AsText(a[1]).Sql})", SqlTypes.Int),
            ("ABS", 1) => Absolute(a[0]),
            ("CONCAT", >= 2) when _context.MajorVersion >= 11 => new Typed(
                "(" + string.Join(" || ", a.Select(one => $"coalesce({Convert(one, SqlTypes.NVarCharMax).Sql}, '')")) + ")",
                    SqlTypes.NVarChar(4000), false),
            ("SQL_VARIANT_PROPERTY", 2) =>
                new Typed($"t_variant_property({Convert(a[0], SqlTypes.Variant).Sql}, {a[1].Sql})", SqlTypes.Variant),
            ("GETDATE" or "GETUTCDATE", 0) => Now(SqlTypes.DateTime, name == "GETUTCDATE"),
            ("SYSDATETIME" or "SYSUTCDATETIME", 0) => Now(new SqlType(SqlTypeName.DateTime2, 0, 0, 7), name == "SYSUTCDATETIME"),
            ("SYSDATETIMEOFFSET", 0) => Now(new SqlType(SqlTypeName.DateTimeOffset, 0, 0, 7), false),
            ("NEWID", 0) => new Typed("t_newid()", SqlTypes.Guid, false),
            ("DB_NAME", 0 or 1) => Context("db_name", a, SqlTypes.Name),
            ("DB_ID", 0 or 1) => Context("db_id", a, new SqlType(SqlTypeName.SmallInt)),
            ("OBJECT_ID", 1 or 2) => Context("object_id", a, SqlTypes.Int),
            ("SUSER_SNAME" or "SUSER_NAME", 0 or 1) => Context(name.ToLowerInvariant(), a, SqlTypes.Name),
            ("SUSER_SID", 0 or 1) => Context("suser_sid", a, SqlTypes.VarBinary(85)),
            ("ORIGINAL_LOGIN", 0) => Context("original_login", a, SqlTypes.Name),
            ("USER_NAME", 0) => Context("user_name", a, SqlTypes.Name),
            ("HOST_NAME" or "APP_NAME", 0) => Context(name.ToLowerInvariant(), a, SqlTypes.Name),
            ("IS_SRVROLEMEMBER", 1 or 2) => Context("is_srvrolemember", a, SqlTypes.Int),
            ("IS_MEMBER", 1) => Context("is_member", a, SqlTypes.Int),
            ("HAS_DBACCESS", 1) => Context("has_dbaccess", a, SqlTypes.Int),
            ("HAS_PERMS_BY_NAME", 3) => Context("has_perms_by_name", a, SqlTypes.Int),
            ("FULLTEXTSERVICEPROPERTY", 1) => Context("fulltextserviceproperty", a, SqlTypes.Int),
            ("SERVERPROPERTY", 1) => Context("serverproperty", a, SqlTypes.Variant),
            ("LOGINPROPERTY", 2) => Context("loginproperty", a, SqlTypes.Variant),
            ("DATABASEPROPERTYEX", 2) => Context("databasepropertyex", a, SqlTypes.Variant),
            ("SCOPE_IDENTITY", 0) => new Typed("t_global('@@IDENTITY')", SqlTypes.Decimal(38, 0)),
            _ => throw SqlException.Unknown($"the function {call.FunctionName.Value} with {a.Length} arguments"),
        };
    }

    private static Typed Context(string function, Typed[] arguments, SqlType type) =>
        new($"t_{function}({string.Join(", ", arguments.Select(argument => argument.Sql))})", type);

    private static Typed Now(SqlType type, bool isUtc) => new($"t_now({SqlTypes.CodeOf(type)}, {(isUtc ? 1 : 0)})", type, false);

    private Typed AsText(Typed value) => SqlTypes.IsCharacter(value.Type.Name) ? value : Convert(value, SqlTypes.NVarChar(4000));

    private static SqlType Widest(Typed value) => SqlTypes.IsCharacter(value.Type.Name) && !SqlTypes.IsUnicode(value.Type.Name)
        ? SqlTypes.VarChar(8000) : value.Type.Length < 0 ? SqlTypes.NVarCharMax : SqlTypes.NVarChar(4000);

    private Typed Part(string function, Typed[] arguments)
    {
        var value = arguments[0];
        var isBinary = SqlTypes.IsBinary(value.Type.Name);
        value = isBinary ? value : AsText(value);
        var type = value.Type.Name switch
        {
            SqlTypeName.Char or SqlTypeName.Text => value.Type with { Name = SqlTypeName.VarChar },
            SqlTypeName.NChar or SqlTypeName.NText => value.Type with { Name = SqlTypeName.NVarChar },
            SqlTypeName.Binary or SqlTypeName.Image => value.Type with { Name = SqlTypeName.VarBinary },
            _ => value.Type,
        };
        return new Typed($"{function}({string.Join(", ", new[] { value.Sql }.Concat(arguments.Skip(1).Select(one => Convert(one, SqlTypes.BigInt).Sql)))})", type);
    }

    private Typed Absolute(Typed value) => value.Type.Name switch
    {
        _ when SqlTypes.IsExactNumber(value.Type.Name) =>
            new Typed($"t_exact('abs', {value.Sql}, {SqlTypes.CodeOf(value.Type)}, {value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(value.Type)})", value.Type),
        _ when SqlTypes.IsNumber(value.Type.Name) => new Typed($"abs({value.Sql})", value.Type),
        _ => Absolute(Convert(value, SqlTypes.Float)),
    };

    private static Typed Global(string name) => name.ToUpperInvariant() switch
    {
        "@@SPID" => new Typed("t_global('@@SPID')", new SqlType(SqlTypeName.SmallInt), false),
        "@@TRANCOUNT" or "@@ROWCOUNT" or "@@ERROR" or "@@MICROSOFTVERSION" or "@@LOCK_TIMEOUT" or "@@MAX_CONNECTIONS" =>
            new Typed($"t_global('{name.ToUpperInvariant()}')", SqlTypes.Int, false),
        "@@SERVERNAME" or "@@VERSION" or "@@SERVICENAME" or "@@LANGUAGE" =>
            new Typed($"t_global('{name.ToUpperInvariant()}')", name.Equals("@@VERSION", StringComparison.OrdinalIgnoreCase)
                ? SqlTypes.NVarChar(300) : SqlTypes.Name),
        "@@IDENTITY" => new Typed("t_global('@@IDENTITY')", SqlTypes.Decimal(38, 0)),
        _ => throw SqlException.Unknown(name),
    };

    private static Typed Parameterless(ParameterlessCall call) => call.ParameterlessCallType switch
    {
        ParameterlessCallType.CurrentTimestamp => Now(SqlTypes.DateTime, false),
        ParameterlessCallType.SystemUser => new Typed("t_suser_sname()", SqlTypes.Name),
        ParameterlessCallType.CurrentUser or ParameterlessCallType.User or ParameterlessCallType.SessionUser =>
            new Typed("t_user_name()", SqlTypes.Name),
        _ => throw Unknown(call),
    };

    private Typed Aggregate(string name, FunctionCall call)
    {
        if (!_mayAggregate)
        {
            throw new SqlException(147, 15,
                "An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.");
        }

        if (call.Parameters.Count != 1)
        {
            throw Unknown(call);
        }

        _hasAggregate = true;
        var counted = name is "COUNT_BIG" ? SqlTypes.BigInt : SqlTypes.Int;
        if (call.Parameters[0] is ColumnReferenceExpression { ColumnType: ColumnType.Wildcard })
        {
            return name is "COUNT" or "COUNT_BIG" ? new Typed("count(*)", counted, false) : throw Unknown(call);
        }

        _mayAggregate = false;
        var value = Scalar(call.Parameters[0]);
        _mayAggregate = true;
        var distinct = call.UniqueRowFilter == UniqueRowFilter.Distinct ? "DISTINCT " : "";
        var type = value.Type.Name;
        switch (name)
        {
            case "COUNT" or "COUNT_BIG":
                return new Typed($"count({distinct}{Distinct(value)})", counted, false);
            case "MIN" or "MAX":
                return SqlTypes.IsCharacter(type) || SqlTypes.IsInteger(type) || SqlTypes.IsFloat(type) || SqlTypes.IsBinary(type)
                    ? new Typed($"{name.ToLowerInvariant()}({Key(value)})", value.Type)
                    : new Typed($"t_{name.ToLowerInvariant()}({value.Sql}, {SqlTypes.CodeOf(value.Type)})", value.Type);
        }

        if (!SqlTypes.IsNumber(type) || type == SqlTypeName.Bit)
        {
            throw new SqlException(8117, 16,
                $"Operand data type {SqlTypes.NameOf(type)} is invalid for {name.ToLowerInvariant()} operator.");
        }

        var total = type switch
        {
            SqlTypeName.TinyInt or SqlTypeName.SmallInt => SqlTypes.Int,
            SqlTypeName.Real => SqlTypes.Float,
            SqlTypeName.SmallMoney => new SqlType(SqlTypeName.Money),
            SqlTypeName.Decimal or SqlTypeName.Numeric =>
                value.Type with { Precision = 38, Scale = name == "AVG" ? (byte)System.Math.Max(6, (int)value.Type.Scale)
                : value.Type.Scale },
            _ => value.Type,
        };
        return SqlTypes.IsExactNumber(type)
            ? new Typed($"t_{name.ToLowerInvariant()}({distinct}{value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(total)})",
                total)
            : (name, SqlTypes.IsFloat(type)) switch
            {
                ("SUM", true) => new Typed($"sum({distinct}{value.Sql})", total),
                ("AVG", true) => new Typed($"avg({distinct}{value.Sql})", total),
                ("SUM", false) => new Typed($"t_range(sum({distinct}{value.Sql}), {SqlTypes.CodeOf(total)})", total),
                _ => new Typed($"(sum({distinct}{value.Sql}) / count({distinct}{value.Sql}))", total),
            };
    }
}
