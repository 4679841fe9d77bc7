using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>
/// How deep the parser would have to go, counted before it begins, since a stack that is full ends the process. It goes down a level for each
/// bracket, CASE and statement in a statement, each sign or NOT before another, and each join whose condition is still to come; chains such as
/// a + b + c are loops (SqlScriptDOM, TSql160.g: expressionUnary, booleanExpressionUnary, qualifiedJoin). What is in the brackets of a join it
/// reads twice (selectTableReferenceElement): a query in a query in such brackets doubles the time with each.
/// </summary>
internal static class QueryDepth
{
    /// <summary>The deepest text, in levels.</summary>
    public const int Deepest = 200;

    /// <summary>How often a query may be in another one's brackets of a join.</summary>
    public const int MostInJoins = 5;

    private static readonly HashSet<string> BeforeTable = new(StringComparer.OrdinalIgnoreCase) { "FROM", "JOIN", ",", "APPLY", "USING", "OJ" };

    /// <summary>What is too deep in a text.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <returns>The finding; null for nothing.</returns>
    public static string? Finding(IEnumerable<TSqlParserToken> tokens)
    {
        var read = tokens.Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment))
            .ToArray();
        var levels = new Stack<Level>([new Level()]);
        var below = 0;
        for (var i = 0; i < read.Length; i++)
        {
            var (level, type, before) = (levels.Peek(), read[i].TokenType, i == 0 ? null : read[i - 1]);
            if (type is TSqlTokenType.LeftParenthesis or TSqlTokenType.LeftCurly or TSqlTokenType.Case)
            {
                var isQuery = type == TSqlTokenType.LeftParenthesis && i + 1 < read.Length && read[i + 1].TokenType == TSqlTokenType.Select;
                below += level.Depth;
                levels.Push(level.Open(type, before, isQuery));
            }
            else if (level.IsClosedBy(type))
            {
                levels.Pop();
                below -= levels.Peek().Close();
            }
            else
            {
                level.Take(type, before);
            }

            if (below + levels.Peek().Depth > Deepest)
            {
                return SR.QueryFoundDepth.With(Deepest);
            }

            if (levels.Peek().InJoins > MostInJoins)
            {
                return SR.QueryFoundInJoins.With(MostInJoins);
            }
        }

        return null;
    }

    // What is open within one pair of brackets.
    private sealed class Level
    {
        private TSqlTokenType _opened;
        private bool _isTable;
        private bool _isInTable;
        private int _signs;
        private int _joins;
        private int _statements;

        public int InJoins { get; private set; }

        public int Depth => 1 + _signs + _joins + _statements;

        public Level Open(TSqlTokenType type, TSqlParserToken? before, bool isQuery)
        {
            var isTable = type == TSqlTokenType.LeftParenthesis && !isQuery && before is not null
                && (BeforeTable.Contains(before.Text) || (before.TokenType == TSqlTokenType.LeftParenthesis && _isTable));
            return new Level
            {
                _opened = type,
                _isTable = isTable,
                _isInTable = isTable || (_isInTable && !isQuery),
                InJoins = InJoins + (isQuery && _isInTable ? 1 : 0),
            };
        }

        public bool IsClosedBy(TSqlTokenType type) => (type, _opened) is (TSqlTokenType.RightParenthesis, TSqlTokenType.LeftParenthesis)
            or (TSqlTokenType.RightCurly, TSqlTokenType.LeftCurly) or (TSqlTokenType.End, TSqlTokenType.Case);

        public int Close()
        {
            var depth = Depth;
            _signs = 0;
            return depth;
        }

        // A statement in a statement is not taken back: what may be read has none.
        public void Take(TSqlTokenType type, TSqlParserToken? before)
        {
            _signs = type is TSqlTokenType.Plus or TSqlTokenType.Minus or TSqlTokenType.Tilde or TSqlTokenType.Not ? _signs + 1 : 0;
            _joins += type == TSqlTokenType.Join && before?.TokenType != TSqlTokenType.Cross ? 1 : type == TSqlTokenType.On && _joins > 0 ? -1 : 0;
            _statements += type is TSqlTokenType.If or TSqlTokenType.While or TSqlTokenType.Begin or TSqlTokenType.Else && _opened != TSqlTokenType.Case ? 1 : 0;
        }
    }
}
