using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Core.Tests.Logins;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Backups;

/// <summary>Manifests whose own hash is right and whose content is not.</summary>
public sealed class HostileManifestTests : IDisposable
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly TempFolder _folder = new();

    private string FilePath => _folder.At("Jupiter.bak.manifest.json");

    /// <summary>Values that no field of a manifest can have, and where they are put.</summary>
    public static TheoryData<string, string> WrongValues
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in new[] { "engine", "engineVersion", "moduleVersion", "serverInstance", "sourceMachine", "database", "databaseIdentity", "fileName", "sha256", "startedAt", "content", "venueIdentity", "length" })
            {
                if (name != "venueIdentity")
                {
                    data.Add(name, "null");
                }

                data.Add(name, "[[]]");
                data.Add(name, "{\"a\":1}");
                data.Add(name, "true");
            }

            foreach (var number in new[] { "-1", "1e400", "9223372036854775808", "1.5", "\"4096\"", "99999999999999999999999999999999999999" })
            {
                data.Add("length", number);
            }

            foreach (var file in new[] { "\"../x\"", "\"a/b\"", "\"a\\\\b\"", "\"/etc/passwd\"", "\"C:\\\\x\"", "\"a\\u0000b\"", "\"\"" })
            {
                data.Add("fileName", file);
            }

            foreach (var hash in new[] { "\"\"", "\"" + new string('A', 64) + "\"", "\"" + new string('0', 63) + "\"", "\"" + new string('g', 64) + "\"" })
            {
                data.Add("sha256", hash);
            }

            data.Add("startedAt", "\"вчера\"");
            data.Add("startedAt", "\"2026-13-01T00:00:00Z\"");
            data.Add("database", "\"\"");
            data.Add("venueIdentity", "[null]");
            data.Add("venueIdentity", "[{\"title\":null,\"answer\":\"x\"}]");
            data.Add("venueIdentity", "[{\"answer\":\"x\"}]");
            data.Add("schema", "1");
            data.Add("schema", "null");
            data.Add("schema", "\"\"");
            data.Add("schema", "\"jupiter.backup-manifest/\"");
            data.Add("schema", "\"jupiter.backup-manifest/0\"");
            data.Add("schema", "\"jupiter.backup-manifest/01\"");
            data.Add("schema", "\"jupiter.backup-manifest/-1\"");
            data.Add("schema", "\"jupiter.backup-manifest/ 2\"");
            data.Add("schema", "\"jupiter.venue/1\"");
            return data;
        }
    }

    /// <summary>Contents that do not fit together.</summary>
    public static TheoryData<string> WrongContents => new(
        "{}",
        "{\"tables\":null}",
        "{\"tables\":[null]}",
        "{\"tables\":[{}]}",
        "{\"schemaObjects\":[null]}",
        "{\"schemaObjects\":[{\"kind\":null,\"name\":\"x\",\"sha256\":\"\"}]}",
        "{\"database\":null}",
        "{\"format\":2}",
        "{\"format\":\"1\"}",
        "{\"fingerprint\":null}",
        "{\"fingerprint\":\"" + "0000000000000000000000000000000000000000000000000000000000000000" + "\"}",
        "{\"schemaFingerprint\":\"\"}");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_field_with_a_value_that_can_not_be_is_refused_and_no_manifest_to_the_schema_either(string field, string value)
    {
        var forged = ManifestSample.Forge(root => root[field] = JsonNode.Parse(value));

        Refused("ManifestBroken", forged);
        Assert.NotEmpty(new PublishedSchema("backup-manifest").Differences(JsonNode.Parse(forged)));
    }

    [Fact]
    public void A_manifest_fits_its_schema() =>
        Assert.Empty(new PublishedSchema("backup-manifest").Differences(JsonNode.Parse(ManifestFile.Seal(ManifestSample.Sound()))));

    [Fact]
    public void A_manifest_of_a_SQL_Server_fits_its_schema_with_who_came_in_and_without()
    {
        File.WriteAllBytes(FilePath, OfServer(_ => { }));

        Assert.Equal("Касса", ManifestFile.Read(FilePath).BackupSet!.Entry!.Used[0].Name);
        Assert.Empty(new PublishedSchema("backup-manifest").Differences(JsonNode.Parse(OfServer(_ => { }))));
        File.WriteAllBytes(FilePath, OfServer(set => set.Remove("entry")));
        Assert.Null(ManifestFile.Read(FilePath).BackupSet!.Entry);
    }

    [Theory]
    [MemberData(nameof(EntrySample.Wrong), MemberType = typeof(EntrySample))]
    public void Who_came_in_is_refused_when_nobody_can_have(string field, string value)
    {
        var forged = OfServer(set => EntrySample.Put(set["entry"]!, field, value));

        Refused("ManifestBroken", forged);
        Assert.NotEmpty(new PublishedSchema("backup-manifest").Differences(JsonNode.Parse(forged)));
    }

    private static byte[] OfServer(Action<JsonObject> change) => ManifestSample.Forge(root =>
    {
        var set = new BackupSet
        {
            BackupSetId = Guid.NewGuid(), FamilyId = Guid.NewGuid(), ServerVersion = "16.0.1000", DatabaseVersion = 957, CompatibilityLevel = 160, Entry = EntrySample.Sound(),
        };
        root["backupSet"] = JsonSerializer.SerializeToNode(set, CamelCase);
        change(root["backupSet"]!.AsObject());
    });

    [Theory]
    [MemberData(nameof(WrongContents))]
    public void A_content_that_does_not_fit_together_is_refused(string overlay) =>
        Refused("ManifestBroken", ManifestSample.Forge(root =>
        {
            var changes = JsonNode.Parse(overlay)!.AsObject();
            if (changes.Count == 0)
            {
                root["content"] = changes;
                return;
            }

            foreach (var change in changes.ToArray())
            {
                root["content"]![change.Key] = change.Value?.DeepClone();
            }
        }));

    [Fact]
    public void A_field_that_is_missing_is_refused()
    {
        var optional = new[] { "venue", "venueIdentity" };
        var fields = JsonNode.Parse(ManifestFile.Seal(ManifestSample.Sound()))!.AsObject().Select(field => field.Key).Except(optional).ToArray();
        Assert.True(fields.Length > 14);
        foreach (var field in fields)
        {
            Refused("ManifestBroken", ManifestSample.Forge(root => root.Remove(field)));
        }
    }

    [Theory]
    [InlineData("twice", 1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("negative", -1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("hash", 1, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("short", 1, "aaaa", false)]
    [InlineData("overflowing", long.MaxValue, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Tables_that_can_not_be_are_refused_though_their_hash_is_right(string name, long rows, string fingerprint, bool twice) =>
        Refused("ManifestBroken", Tables(
        [
            .. ManifestSample.Sound().Content.Tables,
            .. Enumerable.Repeat(new TableFingerprint { Name = name, Rows = rows, Fingerprint = fingerprint }, twice ? 2 : 1),
        ]));

    [Theory]
    [InlineData("null")]
    [InlineData("{\"column\":null,\"reason\":\"x\"}")]
    [InlineData("{\"column\":\"x\",\"reason\":null}")]
    [InlineData("{\"column\":\"x\"}")]
    public void A_part_that_is_not_named_is_refused(string part) => Refused("ManifestBroken", ManifestSample.Forge(
        root => root["content"]!["tables"]![0]!["incomparable"] = new JsonArray(JsonNode.Parse(part))));

    [Fact]
    public void The_same_object_twice_is_refused()
    {
        var item = ManifestSample.Sound().Content.SchemaObjects[0];
        Refused("ManifestBroken", ManifestSample.Forge(root =>
        {
            root["content"]!["schemaObjects"]!.AsArray().Add(root["content"]!["schemaObjects"]![0]!.DeepClone());
            root["content"]!["schemaFingerprint"] = FingerprintLines.OfSchema([item, item]);
        }));
    }

    [Theory]
    [InlineData("jupiter.backup-manifest/2")]
    [InlineData("jupiter.backup-manifest/4000000000")]
    public void A_newer_format_is_named_so_even_if_it_lacks_everything(string schema)
    {
        Refused("ManifestNewer", System.Text.Encoding.UTF8.GetBytes($"{{\"schema\":\"{schema}\"}}"));
        Refused("ManifestNewer", ManifestSample.Forge(root => root["schema"] = schema));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"jupiter.backup-manifest/1\"")]
    [InlineData("{\"schema\":\"jupiter.backup-manifest/1\"}")]
    [InlineData("{\"schema\":\"jupiter.backup-manifest/1\",}")]
    [InlineData("{\"schema\":\"jupiter.backup-manifest/1\",\"length\":NaN}")]
    [InlineData("{\"schema\":\"jupiter.backup-manifest/1\",\"length\":Infinity}")]
    [InlineData("// comment\n{}")]
    [InlineData("{\"schema\":\"jupiter.backup-manifest/1\"}{}")]
    public void What_is_no_manifest_is_refused(string json) => Refused("ManifestBroken", System.Text.Encoding.UTF8.GetBytes(json));

    [Theory]
    [InlineData(17)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused(int depth)
    {
        var deep = new string('[', depth) + new string(']', depth);
        Refused("ManifestBroken", System.Text.Encoding.UTF8.GetBytes("{\"schema\":\"jupiter.backup-manifest/1\",\"unknown\":" + deep + "}"));
    }

    [Fact]
    public void What_this_module_does_not_know_is_passed_over()
    {
        File.WriteAllBytes(FilePath, ManifestSample.Forge(root => root["somethingElse"] = "x"));

        Assert.Equal("Jupiter", ManifestFile.Read(FilePath).Database);
    }

    private static byte[] Tables(TableFingerprint[] tables) => ManifestSample.Forge(root =>
    {
        root["content"]!["tables"] = new JsonArray([.. tables.Select(table => (JsonNode)new JsonObject
        {
            ["name"] = table.Name,
            ["rows"] = table.Rows,
            ["fingerprint"] = table.Fingerprint,
            ["incomparable"] = new JsonArray(),
        })]);
        root["content"]!["fingerprint"] = FingerprintLines.OfTables(tables);
    });

    private void Refused(string errorId, byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);

        var error = Assert.Throws<MigrationException>(() => ManifestFile.Read(FilePath));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }
}
