using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Types as T-SQL writes them.</summary>
internal static class TypeNames
{
    public static SqlType Of(DataTypeReference reference)
    {
        var parameters = (reference as ParameterizedDataTypeReference)?.Parameters;
        var name = reference switch
        {
            XmlDataTypeReference => "xml",
            SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.Rowversion } => "timestamp",
            _ => reference.Name.BaseIdentifier.Value,
        };
        switch (name.ToUpperInvariant())
        {
            case "SYSNAME":
                return SqlTypes.Name;
            case "HIERARCHYID" or "GEOMETRY" or "GEOGRAPHY":
                return new SqlType(SqlTypeName.Udt, -1, 0, 0, name.ToLowerInvariant());
            case "INTEGER":
                return SqlTypes.Int;
            case "DEC":
                name = "decimal";
                break;
            case "ROWVERSION":
                name = "timestamp";
                break;
            case "CHARACTER":
                name = "char";
                break;
            case "DOUBLE PRECISION":
                return SqlTypes.Float;
        }

        if (!SqlTypes.TryFind(name, out var system))
        {
            throw new SqlException(243, 16, $"Type {name} is not a defined system type.");
        }

        var first = parameters is { Count: > 0 } ? parameters[0] is MaxLiteral ? -1 : Number(parameters[0]) : 0;
        var second = parameters is { Count: > 1 } ? Number(parameters[1]) : 0;
        var isGiven = parameters is { Count: > 0 };
        return system switch
        {
            SqlTypeName.Decimal or SqlTypeName.Numeric => new SqlType(system, 0, isGiven ? (byte)first : (byte)18, (byte)second),
            SqlTypeName.Time or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset =>
                new SqlType(system, 0, 0, isGiven ? (byte)first : (byte)7),
            SqlTypeName.Float when isGiven && first <= 24 => new SqlType(SqlTypeName.Real),
            SqlTypeName.Text or SqlTypeName.NText or SqlTypeName.Image => new SqlType(system, -1),
            _ when SqlTypes.IsUnicode(system) => new SqlType(system, first > 0 ? first * 2 : first),
            SqlTypeName.Timestamp => new SqlType(system),
            _ when SqlTypes.IsCharacter(system) || SqlTypes.IsBinary(system) => new SqlType(system, first),
            _ => new SqlType(system),
        };
    }

    /// <summary>A column or variable without a length has one character.</summary>
    public static SqlType OfDeclared(DataTypeReference reference)
    {
        var type = Of(reference);
        return type.Length == 0
            && type.Name is SqlTypeName.Char or SqlTypeName.VarChar or SqlTypeName.NChar or SqlTypeName.NVarChar or SqlTypeName.Binary or SqlTypeName.VarBinary
            && type.Length == 0
            ? type with { Length = SqlTypes.IsUnicode(type.Name) ? 2 : 1 }
            : type;
    }

    private static int Number(Literal literal) => int.Parse(literal.Value, CultureInfo.InvariantCulture);
}
