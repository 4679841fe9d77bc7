using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Backups;

public sealed class ManifestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string FilePath => _folder.At("Jupiter.bak.manifest.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        var sealedBytes = ManifestFile.Seal(ManifestSample.Sound());
        File.WriteAllBytes(FilePath, sealedBytes);

        var read = ManifestFile.Read(FilePath);

        Assert.Equal(sealedBytes, ManifestFile.Seal(read));
        Assert.Equal("Кафе «Юпитер»", read.Venue);
        Assert.Equal(12345, read.Content.Rows);
        Assert.Equal([("ИНН", "7701234567"), ("Пусто", null)], read.VenueIdentity.Select(answer => (answer.Title, answer.Answer)));
        Assert.Equal(TimeSpan.FromHours(3), read.StartedAt.Offset);
        Assert.Contains("Чеки", Encoding.UTF8.GetString(sealedBytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_names_and_numbers_are_read_as_they_were_written() => Gen.Select(Gen.String[0, 40].Where(IsWhole), Gen.Long[0, long.MaxValue]).Sample(
        (name, rows) =>
        {
            TableFingerprint[] tables = [new() { Name = name, Rows = rows, Fingerprint = new string('f', 32) }];
            var sample = ManifestSample.Sound();
            var manifest = new BackupManifest
            {
                ModuleVersion = name,
                Engine = name,
                EngineVersion = name,
                ServerInstance = name,
                SourceMachine = name,
                Database = name + "x",
                DatabaseIdentity = name,
                FileName = "x.bak",
                Length = rows,
                Sha256 = sample.Sha256,
                StartedAt = sample.StartedAt,
                SnapshotAt = sample.SnapshotAt,
                FinishedAt = sample.FinishedAt,
                Content = new DatabaseFingerprint
                {
                    Database = name,
                    Tables = tables,
                    SchemaObjects = [],
                    Fingerprint = FingerprintLines.OfTables(tables),
                    SchemaFingerprint = FingerprintLines.OfSchema([]),
                },
            };
            var path = _folder.At(Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(path, ManifestFile.Seal(manifest));
            var read = ManifestFile.Read(path);
            Assert.Equal((name + "x", name, rows), (read.Database, read.Content.Tables[0].Name, read.Length));
        },
        iter: 300);

    [Fact]
    public void Every_single_flipped_bit_of_every_byte_is_refused()
    {
        var bytes = ManifestFile.Seal(ManifestSample.Sound());
        var flips = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var bit in new[] { 0x01, 0x20, 0x80, 1 << (at % 8) })
            {
                bytes[at] ^= (byte)bit;
                Refused(bytes, $"bit {bit} of byte {at}");
                bytes[at] ^= (byte)bit;
                flips++;
            }
        }

        Assert.True(flips > 5000, $"{flips} flips");
        File.WriteAllBytes(FilePath, bytes);
        Assert.NotNull(ManifestFile.Read(FilePath));
    }

    [Fact]
    public void A_manifest_cut_at_any_length_is_refused()
    {
        var bytes = ManifestFile.Seal(ManifestSample.Sound());
        for (var length = 0; length < bytes.Length; length++)
        {
            Refused(bytes[..length], $"{length} bytes");
        }

        Refused([.. bytes, (byte)'\n', (byte)'x'], "a tail");
        Refused([.. Encoding.UTF8.GetPreamble(), .. bytes], "a byte order mark");
    }

    [Fact]
    public void A_space_more_is_a_change()
    {
        byte[] bytes = [.. ManifestFile.Seal(ManifestSample.Sound()), (byte)'\n'];

        Assert.Equal("ManifestChanged", Refused(bytes, "a space"));
    }

    [Fact]
    public void What_is_no_text_is_not_read_as_something_that_is()
    {
        // U+FFFD, and a byte sequence that is read as U+FFFD.
        var bytes = ManifestSample.Forge(root => root["unknown"] = "\ufffd\"");
        var at = bytes.AsSpan().IndexOf("\ufffd"u8);
        bytes[at] = 0xF0;

        Refused(bytes, "not UTF-8");
    }

    [Fact]
    public void A_hash_that_is_written_otherwise_is_refused()
    {
        var manifest = ManifestSample.Sound();
        var text = Encoding.UTF8.GetString(ManifestFile.Seal(manifest));
        var hash = manifest.ManifestSha256;
        var escaped = text.Replace(hash, $"\\u00{(int)hash[0]:x2}" + hash[1..], StringComparison.Ordinal);

        Assert.Equal("ManifestChanged", Refused(Encoding.UTF8.GetBytes(escaped), "escaped"));
    }

    [Fact]
    public void A_file_that_is_not_there_a_folder_and_too_much_are_named()
    {
        Assert.Equal("ManifestNotFound", Assert.Throws<MigrationException>(() => ManifestFile.Read(FilePath)).ErrorId);
        Assert.Equal("ManifestUnreadable", Assert.Throws<MigrationException>(() => ManifestFile.Read(_folder.Root)).ErrorId);
        using (var file = File.Create(FilePath))
        {
            file.SetLength((64L << 20) + 1);
        }

        Assert.Equal("ManifestTooLarge", Assert.Throws<MigrationException>(() => ManifestFile.Read(FilePath)).ErrorId);
    }

    private static bool IsWhole(string text)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private string Refused(byte[] bytes, string what)
    {
        File.WriteAllBytes(FilePath, bytes);
        try
        {
            ManifestFile.Read(FilePath);
        }
        catch (MigrationException e)
        {
            Assert.True(e.ErrorId is "ManifestBroken" or "ManifestChanged" or "ManifestNewer", $"{what}: {e.ErrorId}");
            return e.ErrorId;
        }

        Assert.Fail(what + " was taken for a sound manifest.");
        return "";
    }
}
