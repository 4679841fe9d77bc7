using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Core.Tests.Backups;

/// <summary>A sound manifest, and ones that somebody made of it and sealed again.</summary>
internal static class ManifestSample
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    public static BackupManifest Sound()
    {
        TableFingerprint[] tables =
        [
            new() { Name = "Чеки", Rows = 12345, Fingerprint = new string('a', 32) },
            new()
            {
                Name = "search",
                Rows = 0,
                Fingerprint = "",
                Incomparable = [new IncomparablePart { Column = "*", Reason = "virtual «таблица»", IsCoveredElsewhere = true }],
            },
        ];
        SchemaObjectFingerprint[] objects = [new() { Kind = "table", Name = "Чеки", Sha256 = FingerprintLines.OfDefinition("CREATE TABLE Чеки") }];
        return new BackupManifest
        {
            ModuleVersion = "0.1.0",
            Engine = "Embedded",
            EngineVersion = "3.50.4",
            ServerInstance = "embedded:/srv/кафе",
            SourceMachine = "JUPITER",
            Database = "Jupiter",
            DatabaseIdentity = "42",
            Venue = "Кафе «Юпитер»",
            VenueIdentity = [new VenueIdentityAnswer { Title = "ИНН", Answer = "7701234567" }, new VenueIdentityAnswer { Title = "Пусто", Answer = null }],
            FileName = "Jupiter.bak",
            Length = 4096,
            Sha256 = new string('0', 64),
            StartedAt = new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.FromHours(3)),
            SnapshotAt = new DateTimeOffset(2026, 3, 1, 23, 0, 1, TimeSpan.FromHours(3)),
            FinishedAt = new DateTimeOffset(2026, 3, 1, 23, 0, 2, TimeSpan.FromHours(3)),
            Content = new DatabaseFingerprint
            {
                Database = "Jupiter",
                Tables = tables,
                SchemaObjects = objects,
                Fingerprint = FingerprintLines.OfTables(tables),
                SchemaFingerprint = FingerprintLines.OfSchema(objects),
            },
        };
    }

    /// <summary>Changes the JSON and seals it with the right hash: its own hash is no protection from whoever knows how it is made.</summary>
    public static byte[] Forge(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(ManifestFile.Seal(Sound()))!.AsObject();
        change(root);
        return Seal(root.ToJsonString(Relaxed));
    }

    /// <summary>Seals a text in which the hash is left as zeros or as it was.</summary>
    public static byte[] Seal(string json)
    {
        const string Field = "\"manifestSha256\":\"";
        var at = json.LastIndexOf(Field, StringComparison.Ordinal);
        if (at < 0)
        {
            return Encoding.UTF8.GetBytes(json);
        }

        at += Field.Length;
        var open = json.Remove(at, 64).Insert(at, new string('0', 64));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(open)));
        return Encoding.UTF8.GetBytes(open.Remove(at, 64).Insert(at, hash));
    }
}
