using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    private string Boolean(BooleanExpression expression) => expression switch
    {
        BooleanParenthesisExpression parenthesis => "(" + Boolean(parenthesis.Expression) + ")",
        BooleanNotExpression not => "(NOT " + Boolean(not.Expression) + ")",
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } and =>
            $"({Boolean(and.FirstExpression)} AND {Boolean(and.SecondExpression)})",
        BooleanBinaryExpression or => $"({Boolean(or.FirstExpression)} OR {Boolean(or.SecondExpression)})",
        BooleanIsNullExpression isNull => $"({Scalar(isNull.Expression).Sql} IS {(isNull.IsNot ? "NOT " : "")}NULL)",
        BooleanComparisonExpression comparison =>
            Compare(Scalar(comparison.FirstExpression), SignOf(comparison.ComparisonType), Scalar(comparison.SecondExpression)),
        BooleanTernaryExpression between => Between(between),
        ExistsPredicate exists => $"EXISTS ({Query(exists.Subquery.QueryExpression).Sql})",
        InPredicate one => In(one),
        LikePredicate like => Like(like),
        _ => throw Unknown(expression),
    };

    private static string SignOf(BooleanComparisonType type) => type switch
    {
        BooleanComparisonType.Equals => "=",
        BooleanComparisonType.GreaterThan => ">",
        BooleanComparisonType.LessThan => "<",
        BooleanComparisonType.GreaterThanOrEqualTo or BooleanComparisonType.NotLessThan => ">=",
        BooleanComparisonType.LessThanOrEqualTo or BooleanComparisonType.NotGreaterThan => "<=",
        BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation => "<>",
        _ => throw SqlException.Unknown("the comparison " + type),
    };

    private string Compare(Typed first, string sign, Typed second)
    {
        if (first.IsNullLiteral || second.IsNullLiteral)
        {
            return "(NULL)";
        }

        foreach (var side in new[] { first, second })
        {
            if (side.Type.Name is SqlTypeName.Text or SqlTypeName.NText or SqlTypeName.Image or SqlTypeName.Xml)
            {
                throw new SqlException(402, 16,
                    $"The data types {SqlTypes.NameOf(first.Type.Name)} and {SqlTypes.NameOf(second.Type.Name)} are incompatible in the comparison operator.");
            }
        }

        // A constant goes to the column's type where that loses nothing, so that an index can serve.
        (first, second) = (Narrowed(first, second.Type), Narrowed(second, first.Type));
        var (a, b) = (first.Type.Name, second.Type.Name);
        if ((SqlTypes.IsInteger(a) || SqlTypes.IsFloat(a)) && (SqlTypes.IsInteger(b) || SqlTypes.IsFloat(b)))
        {
            return $"({first.Sql} {sign} {second.Sql})";
        }

        if (SqlTypes.IsCharacter(a) && SqlTypes.IsCharacter(b))
        {
            if (first.ImplicitCollation is { } one && second.ImplicitCollation is { } other && !one.Equals(other, StringComparison.OrdinalIgnoreCase))
            {
                throw new SqlException(468, 16,
                    $"Cannot resolve the collation conflict between \"{other}\" and \"{one}\" in the {WordOf(sign)} operation.", 9);
            }

            var collation = first.Collation == TextOrder.Name ? second.Collation : first.Collation;
            return $"({first.Sql} {sign} {second.Sql} COLLATE {collation})";
        }

        var type = Common(first.Type, second.Type);
        return $"({Key(Convert(first, type))} {sign} {Key(Convert(second, type))})";
    }

    private static string WordOf(string sign) => sign switch
    {
        "=" => "equal to",
        "<>" => "not equal to",
        ">" => "greater than",
        "<" => "less than",
        ">=" => "greater than or equal to",
        _ => "less than or equal to",
    };

    private static Typed Narrowed(Typed value, SqlType other) =>
        value is { IsConstant: true, Constant: byte[] body } && SqlTypes.IsExactNumber(value.Type.Name) && SqlTypes.IsInteger(other.Name)
            && ExactNumber.Read(body, value.Type) is { Scale: 0 } number && number.Unscaled >= long.MinValue
                && number.Unscaled <= long.MaxValue
            ? Typed.Of((long)number.Unscaled, SqlTypes.BigInt)
            : value;

    /// <summary>What SQLite orders and compares a value by.</summary>
    private static string Key(Typed value) => value.Type.Name switch
    {
        _ when SqlTypes.IsCharacter(value.Type.Name) => $"{value.Sql} COLLATE {value.Collation}",
        _ when SqlTypes.IsExactNumber(value.Type.Name) || SqlTypes.IsMoment(value.Type.Name)
            || value.Type.Name == SqlTypeName.UniqueIdentifier =>
            $"t_key({value.Sql}, {SqlTypes.CodeOf(value.Type)})",
        _ => value.Sql,
    };

    private string Between(BooleanTernaryExpression between)
    {
        var (value, from, to) = (Scalar(between.FirstExpression), Scalar(between.SecondExpression), Scalar(between.ThirdExpression));
        var both = $"({Compare(value, ">=", from)} AND {Compare(value, "<=", to)})";
        return between.TernaryExpressionType == BooleanTernaryExpressionType.NotBetween ? $"(NOT {both})" : both;
    }

    private string In(InPredicate predicate)
    {
        var value = Scalar(predicate.Expression);
        var not = predicate.NotDefined ? "NOT " : "";
        if (predicate.Subquery is null)
        {
            return $"({not}({string.Join(" OR ", predicate.Values.Select(one => Compare(value, "=", Scalar(one))))}))";
        }

        var query = Query(predicate.Subquery.QueryExpression);
        if (query.Columns.Count != 1)
        {
            throw new SqlException(116, 16,
                "Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.");
        }

        var type = Common(value.Type, query.Columns[0].Type);
        var found = Key(Convert(new Typed("i.k1", query.Columns[0].Type), type));
        return $"({Key(Convert(value, type))} {not}IN (SELECT {found} FROM ({query.Sql}) AS i))";
    }

    private string Like(LikePredicate like)
    {
        Refuse(like.OdbcEscape ? like : null, "{escape ..}");
        var text = Convert(Scalar(like.FirstExpression), SqlTypes.NVarCharMax);
        var pattern = Convert(Scalar(like.SecondExpression), SqlTypes.NVarCharMax);
        var escape = like.EscapeExpression is null ? "" : ", " + Scalar(like.EscapeExpression).Sql;
        return $"({(like.NotDefined ? "NOT " : "")}t_like({text.Sql}, {pattern.Sql}{escape}))";
    }
}
