using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>Reads and writes <c>BACKUP.manifest.json</c>. What is read counts as hostile until its own hash and every field have been checked.</summary>
public static class ManifestFile
{
    private const string Suffix = ".manifest.json";
    private const int HashLength = 64;

    private static readonly JsonTypeInfo<BackupManifest> Type = new ManifestJson(ReadableJson.Options()).BackupManifest;
    private static readonly JsonFile<BackupManifest> Format = new("Manifest", BackupManifest.CurrentSchema, 64L << 20, Type);

    /// <summary>Where the manifest of a backup stands.</summary>
    /// <param name="backupFile">The backup.</param>
    /// <returns>Path of the manifest.</returns>
    public static string PathFor(string backupFile) => backupFile + Suffix;

    /// <summary>Serialises a manifest and seals it with its own hash.</summary>
    /// <param name="manifest">The manifest; its own hash is set.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Seal(BackupManifest manifest)
    {
        manifest.ManifestSha256 = new string('0', HashLength);
        var open = JsonSerializer.SerializeToUtf8Bytes(manifest, Type);
        manifest.ManifestSha256 = Sha256(open);
        return JsonSerializer.SerializeToUtf8Bytes(manifest, Type);
    }

    /// <summary>Reads a manifest as it is, for a copy.</summary>
    /// <param name="path">The manifest.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="MigrationException">FileHeld, ManifestNotFound, ManifestUnreadable, ManifestTooLarge.</exception>
    public static byte[] ReadBytes(string path) => Format.ReadBytes(path);

    /// <summary>Reads a manifest and checks that it is whole.</summary>
    /// <param name="path">The manifest.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="MigrationException">ManifestNotFound, ManifestUnreadable, ManifestTooLarge, ManifestNewer, ManifestBroken, ManifestChanged.</exception>
    public static BackupManifest Read(string path)
    {
        var bytes = Format.ReadBytes(path);
        var manifest = Format.Parse(path, bytes);
        RequireSound(path, manifest);

        // Bytes and not text: what is no text would be read as something else than what was hashed.
        var at = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(manifest.ManifestSha256));
        if (at >= 0)
        {
            bytes.AsSpan(at, HashLength).Fill((byte)'0');
        }

        return at >= 0 && Sha256(bytes) == manifest.ManifestSha256
            ? manifest
            : throw MigrationException.Because(nameof(SR.ManifestChanged), path, path);
    }

    private static void RequireSound(string path, BackupManifest manifest)
    {
        var content = manifest.Content;
        var sound = content is { Tables: not null, SchemaObjects: not null }
            && IsSound(manifest.Sha256, manifest.Length, manifest.BackupSet) && Hexadecimal.IsSha256(manifest.ManifestSha256)
            && manifest.ModuleVersion is not null && manifest.Engine is not null && manifest.EngineVersion is not null
            && manifest.ServerInstance is not null && manifest.SourceMachine is not null
            && !string.IsNullOrEmpty(manifest.Database) && manifest.DatabaseIdentity is not null
            && manifest.VenueIdentity is not null && manifest.VenueIdentity.All(answer => answer?.Title is not null)
            && !string.IsNullOrEmpty(manifest.FileName) && manifest.FileName.IndexOfAny(['/', '\\', '\0']) < 0
            && content.Format == DatabaseFingerprint.CurrentFormat && content.Database is not null
            && (manifest.BackupSet is null || IsSound(manifest.BackupSet))
            && AreSound(content);
        if (!sound)
        {
            throw Format.Broken(path, null);
        }
    }

    private static bool AreSound(DatabaseFingerprint content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rows = 0L;
        foreach (var table in content.Tables)
        {
            if (table?.Name is null || !IsSound(table) || !names.Add(table.Name) || table.Rows > long.MaxValue - rows)
            {
                return false;
            }

            rows += table.Rows;
        }

        names.Clear();
        foreach (var item in content.SchemaObjects)
        {
            if (item?.Kind is null || item.Name is null || !Hexadecimal.IsSha256(item.Sha256) || !names.Add(item.Kind + " " + item.Name))
            {
                return false;
            }
        }

        return content.Fingerprint == FingerprintLines.OfTables(content.Tables)
            && content.SchemaFingerprint == FingerprintLines.OfSchema(content.SchemaObjects);
    }

    // Only a backup that the engine itself knows by its header may be one that nobody but the server could read.
    private static bool IsSound(string? sha256, long? length, BackupSet? set) =>
        sha256 is null && length is null ? set is not null : sha256 is not null && Hexadecimal.IsSha256(sha256) && length >= 0;

    private static bool IsSound(BackupSet set) =>
        set.Position > 0 && set.ServerVersion is not null && set.Options.Values.All(value => value is not null)
        && set.Entry?.IsSound() != false
        && set.Files.All(file => file is { LogicalName: not null, PhysicalName: not null, Type: not null, SizeBytes: >= 0 });

    private static bool IsSound(TableFingerprint table) =>
        table.Rows >= 0
        && (table.Fingerprint is "" || Hexadecimal.IsDigits(table.Fingerprint, 32))
        && table.Incomparable is not null && table.Incomparable.All(part => part?.Column is not null && part.Reason is not null);

    private static string Sha256(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return Hexadecimal.Of(sha.ComputeHash(bytes));
    }
}
