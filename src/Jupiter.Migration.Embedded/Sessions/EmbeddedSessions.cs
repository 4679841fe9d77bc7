using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded.Sessions;

/// <summary>
/// Who is connected to an embedded database. SQLite knows no clients, so a program that works in one holds a session file in
/// <c>NAME.db.sessions</c>: docs/embedded-engine.md.
/// </summary>
internal sealed class EmbeddedSessions(string path)
{
    private static readonly JsonTypeInfo<SessionRecord> Type = new SessionJson(ReadableJson.Options()).SessionRecord;
    private static readonly JsonFile<SessionRecord> Format = new("SessionRecord", SessionRecord.CurrentSchema, 1 << 16, Type);

    private readonly string _folder = path + ".sessions";

    /// <summary>The programs whose session files are held.</summary>
    /// <returns>The programs, the earliest first.</returns>
    public IReadOnlyList<ConnectedClient> List() => Directory.Exists(_folder)
        ? SharedFolder.Files(_folder, end: ".json").Where(IsAlive).Select(Read).OfType<ConnectedClient>()
            .OrderBy(client => client.ConnectedAt).ToArray()
        : [];

    /// <summary>Connects a program.</summary>
    /// <param name="client">The program.</param>
    /// <returns>Disconnects it when disposed of.</returns>
    public IDisposable Open(ConnectedClient client)
    {
        Directory.CreateDirectory(_folder);
        var record = new SessionRecord
        {
            HostName = client.HostName,
            ProgramName = client.ProgramName,
            LoginName = client.LoginName,
            ConnectedAt = RunClock.Now,
        };
        return HeldFile.Create(
            Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".json"),
            JsonSerializer.SerializeToUtf8Bytes(record, Type));
    }

    /// <summary>Removes the session files of a database that is no more.</summary>
    public void Forget() => SharedFolder.Remove(_folder);

    // The name of a session is used once, so a file that nobody holds is never going to be held again.
    private static bool IsAlive(string path)
    {
        if (HeldFile.IsHeld(path))
        {
            return true;
        }

        // Somebody else is reading or removing it. Whoever lists next removes it.
        SharedFile.TryDelete(path, FilePatience.None);
        return false;
    }

    private static ConnectedClient? Read(string path)
    {
        try
        {
            var record = Format.Read(path);
            if (record.HostName is null || record.ProgramName is null || record.LoginName is null)
            {
                throw Format.Broken(path, null);
            }

            return new ConnectedClient
            {
                HostName = record.HostName,
                ProgramName = record.ProgramName,
                LoginName = record.LoginName,
                ConnectedAt = record.ConnectedAt,
            };
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.SessionRecordNotFound))
        {
            return null;
        }
        catch (MigrationException e)
        {
            // Somebody is connected all the same, and that is what the caller must know.
            return new ConnectedClient { HostName = "?", ProgramName = e.ErrorId };
        }
    }
}
