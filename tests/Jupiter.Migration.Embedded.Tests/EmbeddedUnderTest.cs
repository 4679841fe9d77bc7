using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Rehearsals;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>The embedded engine with a fresh folder.</summary>
public sealed class EmbeddedUnderTest : IEngineUnderTest
{
    private readonly string _root = Directory.CreateTempSubdirectory("jupiter-embedded-").FullName;

    public EmbeddedUnderTest()
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, "server")).FullName;
        BackupFolder = Directory.CreateDirectory(Path.Combine(_root, "backups")).FullName;

        // Those who never leave are waited for in vain; the others leave at once.
        Address = ServerAddress.Parse("embedded:" + Folder).With(new ServerAccess { Patience = TimeSpan.FromSeconds(3) });
    }

    public string Folder { get; }

    public string BackupFolder { get; }

    public IDatabaseEngine Engine { get; } = new EmbeddedEngine();

    public IRehearsalEngine Rehearsals { get; } = new EmbeddedRehearsalEngine();

    public ServerAddress Address { get; }

    public string PathOf(string database) => Path.Combine(Folder, database + ".db");

    public string? ColumnType(ColumnKind kind) => kind switch
    {
        ColumnKind.WholeNumber => "INTEGER",
        ColumnKind.RealNumber => "REAL",
        ColumnKind.Text => "TEXT",
        ColumnKind.Binary => "BLOB",
        _ => "",
    };

    public IForeignConnection ConnectForeign(string database) => new ForeignConnection(PathOf(database));

    public void Damage(string backupFile)
    {
        using var file = File.Open(backupFile, FileMode.Open);
        var page = new byte[512];
        Array.Fill(page, (byte)0xA5);
        for (var at = 8192; at < file.Length - page.Length; at += 8192)
        {
            file.Position = at;
            file.Write(page);
        }
    }

    public string DescribeDatabase(string database) => HashOf(PathOf(database));

    public string DescribeInstance() => string.Join("\n", Files().Order(StringComparer.Ordinal));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_root, path) + " " + (Directory.Exists(path) ? "folder" : HashOf(path)));
}
