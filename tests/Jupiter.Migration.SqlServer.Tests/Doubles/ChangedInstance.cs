using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Doubles;

/// <summary>An instance that refuses logins, or is told other texts than the client sent.</summary>
internal sealed class ChangedInstance(ISqlInstance inner) : ISqlInstance
{
    /// <summary>What every login is told; null to let them in.</summary>
    public SqlMessage? Refusal { get; init; }

    /// <summary>Makes another text of a batch.</summary>
    public Func<string, string>? Rewrite { get; init; }

    public Version ProductVersion => inner.ProductVersion;

    public string ServerName => inner.ServerName;

    public ReadOnlyMemory<byte> Collation => inner.Collation;

    public int CodePage => inner.CodePage;

    public bool TryLogIn(
        LoginRequest request, [NotNullWhen(true)] out ISqlSession? session, out string database, [NotNullWhen(false)] out SqlMessage? refusal)
    {
        if (Refusal is not null)
        {
            (session, database, refusal) = (null, "", Refusal);
            return false;
        }

        if (!inner.TryLogIn(request, out var made, out database, out refusal))
        {
            session = null;
            return false;
        }

        session = Rewrite is null ? made : new ChangedSession(made, Rewrite);
        return true;
    }

    private sealed class ChangedSession(ISqlSession session, Func<string, string> rewrite) : ISqlSession
    {
        public short Id => session.Id;

        public CancellationToken Ended => session.Ended;

        public void Execute(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken attention) =>
            session.Execute(rewrite(text), parameters, results, attention);

        public void Reset() => session.Reset();

        public void Dispose() => session.Dispose();
    }
}
