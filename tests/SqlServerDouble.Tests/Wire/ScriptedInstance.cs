using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>An instance without databases, whose batches are words that <see cref="ScriptedSession"/> knows.</summary>
internal sealed class ScriptedInstance : ISqlInstance
{
    private int _lastId = 50;

    public Version ProductVersion { get; init; } = new(16, 0, 4195);

    public string ServerName => "KASSA\\JUPITER";

    // Cyrillic_General_CI_AS.
    public ReadOnlyMemory<byte> Collation { get; } = new byte[] { 0x19, 0x04, 0xD0, 0x00, 0x00 };

    public int CodePage => 1251;

    public ConcurrentDictionary<short, ScriptedSession> Sessions { get; } = new();

    public ConcurrentQueue<LoginRequest> Logins { get; } = new();

    public bool TryLogIn(
        LoginRequest request, [NotNullWhen(true)] out ISqlSession? session, out string database, [NotNullWhen(false)] out SqlMessage? refusal)
    {
        Logins.Enqueue(request);
        database = request.Database.Length == 0 ? "master" : request.Database;
        if (request is not { LoginName: "sa", Password: "pw «пароль»" or "pw" })
        {
            (session, refusal) = (null, new SqlMessage(18456, 14, $"Login failed for user '{request.LoginName}'.", 8));
            return false;
        }

        var made = new ScriptedSession(this, (short)Interlocked.Increment(ref _lastId));
        Sessions[made.Id] = made;
        (session, refusal) = (made, null);
        return true;
    }
}
