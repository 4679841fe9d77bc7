using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Faults;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>An instance of SQL Server as far as its clients can see. It is gone when it is disposed of; its folder stays.</summary>
public sealed class SqlServerInstance : ISqlInstance, IDisposable
{
    private const string SuspectPages = "CREATE TABLE dbo.suspect_pages (database_id int NOT NULL, file_id int NOT NULL, page_id bigint NOT NULL, "
        + "event_type int NOT NULL, error_count int NOT NULL, last_update_date datetime NOT NULL)";

    private readonly ConcurrentDictionary<string, ParsedBatch> _parsed = new();
    private int _lastSession = 50;
    private long _lastTransaction = 1000;

    /// <summary>Starts an instance.</summary>
    /// <param name="options">How it is installed.</param>
    public SqlServerInstance(InstanceOptions options)
    {
        Options = options;
        Facts = new ProductFacts(options);
        LocalServer = ServerName = options.InstalledAs ?? Facts.ServerName;
        Databases = new DatabaseSet(Facts);
        Principals = new ServerPrincipals(Facts);
        Certificates = [.. options.Certificates];
        MakeSuspectPages();
    }

    /// <summary>How it is installed.</summary>
    public InstanceOptions Options { get; }

    /// <summary>What goes wrong.</summary>
    public StatementFaults Faults { get; } = new();

    /// <summary>What came in.</summary>
    public StatementLog Statements { get; } = new();

    /// <summary>Rows of the views that tell of what stands beside the databases: by view, or by database and view.</summary>
    public Dictionary<string, List<IReadOnlyDictionary<string, object?>>> Surroundings { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Version ProductVersion => Facts.Version;

    /// <inheritdoc/>
    public string ServerName { get; private set; }

    /// <summary>The local server in sys.servers; null where it was dropped. What it is counts after a restart.</summary>
    public string? LocalServer { get; set; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Collation => Facts.Collation.Wire;

    /// <inheritdoc/>
    public int CodePage => Facts.Collation.CodePage;

    /// <summary>Sessions of Windows accounts, which are rows only.</summary>
    public System.Collections.Generic.IList<WindowsSession> WindowsSessions { get; } = [];

    internal ProductFacts Facts { get; }

    internal ServerSettings Settings { get; } = new();

    internal DatabaseSet Databases { get; }

    internal ServerPrincipals Principals { get; }

    internal System.Collections.Generic.List<byte[]> Certificates { get; }

    internal LockTable Locks { get; } = new();

    /// <summary>Starts the service anew, as far as its name goes ("@@SERVERNAME": NULL where no local server is defined).</summary>
    public void Restart() => ServerName = LocalServer ?? "";

    /// <inheritdoc/>
    public bool TryLogIn(LoginRequest request, [NotNullWhen(true)] out ISqlSession? session, out string database,
        [NotNullWhen(false)] out SqlMessage? refusal)
    {
        (session, database) = (null, "");
        SqlSession? made = null;
        try
        {
            var login = LoginOf(request);
            var name = request.Database.Length > 0 ? request.Database : login.DefaultDatabase ?? "master";
            made = new SqlSession(this, NextSessionId(), login, request);
            try
            {
                made.Enter(Databases.Find(name) ?? throw NoDatabase(name));
            }
            catch (SqlException)
            {
                throw NoDatabase(name);
            }

            if (request.NewPassword is { } password)
            {
                login.PasswordHash = PasswordHash.Of(password, Facts.Major);
            }

            (session, database, refusal) = (made, made.Database.Name, null);
            return true;
        }
        catch (SqlException e)
        {
            made?.Dispose();
            refusal = e.Messages[0];
            return false;
        }
    }

    /// <summary>Gives a database traits that no statement of the double makes.</summary>
    /// <param name="database">The database.</param>
    /// <param name="change">What is changed.</param>
    public void Change(string database, Func<DatabaseTraits, DatabaseTraits> change)
    {
        lock (Databases.Gate)
        {
            var found = Databases.Find(database)!;
            found.Traits = change(found.Traits);

            // Whoever encrypts has the certificate.
            if (found.Traits.CertificateThumbprint is { } thumbprint)
            {
                Certificates.Add(thumbprint);
            }
        }
    }

    /// <summary>Ends all sessions.</summary>
    public void Dispose()
    {
        foreach (var session in Databases.Sessions)
        {
            session.Kill();
        }
    }

    internal long NextTransaction() => Interlocked.Increment(ref _lastTransaction);

    internal ParsedBatch Parse(string text)
    {
        if (_parsed.TryGetValue(text, out var known))
        {
            return known;
        }

        var parsed = ParsedBatch.Parse(text, Facts.MakeParser());
        if (text.Length > 20_000)
        {
            return parsed;
        }

        if (_parsed.Count > 2000)
        {
            _parsed.Clear();
        }

        return _parsed.GetOrAdd(text, parsed);
    }

    // Every server has it, mostly empty (Microsoft, "suspect_pages (Transact-SQL)").
    private void MakeSuspectPages()
    {
        using var session = new SqlSession(this, 1, Principals.OfSid([1])!, new LoginRequest("", "", "", "", "msdb", 0));
        session.Enter(Databases.Get("msdb"));
        session.Execute(SuspectPages, [], new Unheard(), CancellationToken.None);
        Statements.Clear();
    }

    private ServerLogin LoginOf(LoginRequest request)
    {
        lock (Databases.Gate)
        {
            var login = request.LoginName.Length == 0 ? null : Principals.FindLogin(request.LoginName);
            if (request.LoginName.Length == 0 || !Options.MixedMode || login is not { Type: 'S', PasswordHash: { } hash }
                || !PasswordHash.Matches(request.Password, hash))
            {
                throw new SqlException(18456, 14, $"Login failed for user '{request.LoginName}'.");
            }

            return login.IsDisabled
                ? throw new SqlException(18470, 14, $"Login failed for user '{request.LoginName}'. Reason: The account is disabled.")
                : login;
        }
    }

    // Numbers are given again, as the server does, from the lowest on that nobody has.
    private short NextSessionId()
    {
        var used = Databases.Sessions.Select(session => session.Id).ToHashSet();
        short id;
        do
        {
            var next = Interlocked.Increment(ref _lastSession);
            id = (short)(51 + ((next - 51) % 32000));
        }
        while (used.Contains(id));
        return id;
    }

    private static SqlException NoDatabase(string name) =>
        new(4060, 11, $"Cannot open database \"{name}\" requested by the login. The login failed.");

    // What is said to nobody.
    private sealed class Unheard : IResultSink
    {
        public void Columns(IReadOnlyList<ResultColumn> columns)
        {
        }

        public void Row(object?[] values)
        {
        }

        public void Done(long? rowCount)
        {
        }

        public void Message(SqlMessage message) => throw new InvalidOperationException(message.Text);

        public void DatabaseChanged(string before, string after)
        {
        }

        public void TransactionChanged(byte change, ulong descriptor)
        {
        }
    }
}
