using System;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Queries;

/// <summary>Prepares a venue's query as one SELECT, and asks SQLite's authorizer that it is nothing else.</summary>
internal static class ReadingStatement
{
    // No value of a venue's tables that somebody asks for is longer; one that a query makes up is an error instead of the end of this process.
    private const int LongestMadeValue = 16 << 20;

    private const string NotThere = "no such ";

    /// <summary>Prepares a query.</summary>
    /// <param name="connection">A connection for this query alone.</param>
    /// <param name="query">The text.</param>
    /// <returns>The statement; the caller disposes of it.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public static sqlite3_stmt Prepare(sqlite3 connection, string query)
    {
        var refusal = TryPrepare(connection, query, out var statement, out _);
        return refusal is null ? statement : throw refusal;
    }

    /// <summary>Refuses what can be seen to be no SELECT, where the tables are not at hand.</summary>
    /// <param name="query">The text.</param>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public static void RequireWithoutDatabase(string query)
    {
        raw.sqlite3_open(":memory:", out var connection);
        using (connection)
        {
            var refusal = TryPrepare(connection, query, out var statement, out var lacksName);
            statement.Dispose();
            if (refusal is not null && !lacksName)
            {
                throw refusal;
            }
        }
    }

    private static MigrationException? TryPrepare(sqlite3 connection, string query, out sqlite3_stmt statement, out bool lacksName)
    {
        QueryErrors.RequireLength(query);
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_LENGTH, LongestMadeValue);
        var judge = new Judge(query);
        raw.sqlite3_set_authorizer(connection, judge.Decide, null);
        var code = raw.sqlite3_prepare_v2(connection, query, out statement, out var tail);
        var words = raw.sqlite3_errmsg(connection).utf8_to_string();
        var rest = tail.Trim();

        // A name is looked for when its statement has been read to the end: what is behind that is another one.
        var isEnd = code == raw.SQLITE_OK || query.Substring(0, Math.Max(0, query.Length - tail.Length)).TrimEnd().EndsWith(';');
        var isSeveral = isEnd && rest.Length > 0;
        lacksName = judge.IsSelect && code == raw.SQLITE_ERROR && words.StartsWith(NotThere, StringComparison.Ordinal) && !isSeveral;
        return judge.Refusal
            ?? (isSeveral ? QueryErrors.NotAllowed(query, SR.QueryFoundStatements)
            : code != raw.SQLITE_OK && (judge.IsSelect || !words.StartsWith(NotThere, StringComparison.Ordinal)) ? QueryErrors.Failed(query, words)
            : code == raw.SQLITE_OK && statement.IsInvalid ? QueryErrors.Failed(query, SR.OneStatementOnly)
            : !judge.IsSelect || raw.sqlite3_stmt_readonly(statement) == 0 || raw.sqlite3_stmt_isexplain(statement) != 0 ? QueryErrors.Writes(query, judge.Statement)
            : null);
    }

    // Called at each part of a statement as SQLite meets it, and again where a virtual table runs statements of its own.
    private sealed class Judge(string query)
    {
        public bool IsSelect { get; private set; }

        public MigrationException? Refusal { get; private set; }

        public string Statement => SR.QueryFoundStatement.With(
            new string(query.SkipWhile(c => !char.IsLetter(c)).TakeWhile(char.IsLetter).ToArray()));

        public int Decide(object user, int action, string first, string second, string database, string origin)
        {
            IsSelect |= action == raw.SQLITE_SELECT;
            Refusal ??= !IsSelect ? NotSelect(action) : Found(action, first, second, database) is { } found ? QueryErrors.NotAllowed(query, found) : null;
            return Refusal is null ? raw.SQLITE_OK : raw.SQLITE_DENY;
        }

        private MigrationException NotSelect(int action) =>
            action is raw.SQLITE_ATTACH or raw.SQLITE_DETACH or raw.SQLITE_PRAGMA or raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT
                ? QueryErrors.NotAllowed(query, Statement)
                : QueryErrors.Writes(query, Statement);

        private static string? Found(int action, string first, string second, string database) => action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => null,
            raw.SQLITE_READ => database is null or "" or "main" ? null : SR.QueryFoundDatabase.With(database + "." + first),
            raw.SQLITE_FUNCTION => second is "load_extension" or "fts3_tokenizer" ? SR.QueryFoundFunction.With(second) : null,

            // A full-text index asks so whether somebody has written.
            raw.SQLITE_PRAGMA when first == "data_version" => null,
            raw.SQLITE_PRAGMA => "PRAGMA " + PrintableText.Of(first),
            _ => PrintableText.Of(first),
        };
    }
}
