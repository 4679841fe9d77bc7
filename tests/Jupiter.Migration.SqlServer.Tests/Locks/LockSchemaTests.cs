using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Core.Tests;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>The record of a lock, which another version of the module may have to read, is what its published schema says.</summary>
public sealed class LockSchemaTests
{
    private static readonly PublishedSchema Schema = new("sqlserver-lock");

    [Theory]
    [InlineData(DatabaseRow.MultiUser, false, false)]
    [InlineData(DatabaseRow.SingleUser, true, false)]
    [InlineData(DatabaseRow.RestrictedUser, false, true)]
    public void A_record_fits_the_schema(byte userAccess, bool isReadOnly, bool updatesStatistics) =>
        Assert.Empty(Schema.Differences(Written(userAccess, isReadOnly, updatesStatistics)));

    [Theory]
    [InlineData("lockedAt", "\"yesterday\"")]
    [InlineData("userAccess", "3")]
    [InlineData("isReadOnly", "0")]
    [InlineData("machine", "\"JUPITER-OLD\"")]
    public void A_record_of_something_else_does_not(string field, string value)
    {
        var written = Written(DatabaseRow.MultiUser, false, false);
        written[field] = JsonNode.Parse(value);

        Assert.NotEmpty(Schema.Differences(written));
    }

    [Fact]
    public void What_does_not_fit_is_left_out_and_said_to_be()
    {
        var few = Written(DatabaseRow.MultiUser, false, false, used: 3);
        var many = Written(DatabaseRow.MultiUser, false, false, used: 100);

        Assert.Equal((3, false), (few["used"]!.AsArray().Count, (bool)few["isCut"]!));
        Assert.True((bool)many["isCut"]!);
        Assert.InRange(many["used"]!.AsArray().Count, 5, 99);
        Assert.Empty(Schema.Differences(few));
        Assert.Empty(Schema.Differences(many));
    }

    private static RecordedLogin[] Used(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new RecordedLogin
        {
            Name = "Касса-" + i, Sid = [1, (byte)i], Kind = LoginKind.SqlLogin, DefaultDatabase = "Jupiter", DefaultLanguage = "русский", ProgramName = "Jupiter POS",
            HostName = "KASSA-" + i,
        }),
    ];

    private static JsonNode Written(byte userAccess, bool isReadOnly, bool updatesStatistics, int used = 1)
    {
        var database = new DatabaseRow
        {
            Id = 5,
            Name = "Jupiter",
            State = DatabaseRow.Online,
            UserAccess = userAccess,
            IsReadOnly = isReadOnly,
            UpdatesStatisticsAsynchronously = updatesStatistics,
            CompatibilityLevel = 100,
            SizeBytes = 1 << 20,
        };
        return JsonNode.Parse(LockRecord.Of(database, null, Used(used)).ToJson())!;
    }
}
