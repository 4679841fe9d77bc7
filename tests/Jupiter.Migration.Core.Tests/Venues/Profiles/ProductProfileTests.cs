using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Inspection;
using Jupiter.Migration.Venues.Profiles;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues.Profiles;

/// <summary>What belongs to the product is said once, in a file of its own; what a venue's file says goes before it.</summary>
public sealed class ProductProfileTests : IDisposable
{
    /// <summary>A profile with every field.</summary>
    internal const string Whole = """
        {
          "schema": "jupiter.product-profile/1",
          "name": "Образец",
          "identityQueries": [
            { "title": "Имя", "query": "SELECT name FROM organisation", "answers": "name" },
            { "title": "ИНН", "query": "SELECT inn FROM organisation", "answers": "taxNumber" }
          ],
          "businessDayQuery": { "title": "День", "query": "SELECT 1", "expected": "1" },
          "preconditionQueries": [{ "title": "Чеки", "query": "SELECT 0", "expected": "0" }],
          "accountingQueries": [{ "title": "Продано", "markQuery": "SELECT 1", "listQuery": "SELECT 1" }],
          "mainPosQuery": "SELECT host FROM till",
          "programName": "Образец*",
          "tillPort": 6001,
          "serverPort": 6002,
          "programFolders": ["C:\\Образец"]
        }
        """;

    private const string Bare = """
        { "schema": "jupiter.venue/1", "name": "Ёлки", "taxNumber": "7707083893", "serverName": "JUPITER", "database": "Jupiter",
          "computers": [{ "name": "KASSA-1", "isMainPos": true }, { "name": "KASSA-2", "port": 3050 }] }
        """;

    private readonly TempFolder _folder = new();

    private string VenuePath => _folder.At("venue.json");

    private string Shipped => _folder.At("shipped.json");

    public static TheoryData<string, string, int, string> Slips => new()
    {
        { "\"name\": \"Образец\"", "\"name\": \" \"", 3, "name" },
        { "\"answers\": \"taxNumber\"", "\"answers\": \"inn\"", 6, "taxNumber" },
        { "\"answers\": \"taxNumber\"", "\"answers\": 1", 6, "taxNumber" },
        { "\"SELECT name FROM organisation\"", "\"\"", 5, "identityQueries[0].query" },
        { "\"businessDayQuery\"", "\"bussinessDayQuery\"", 8, "businessDayQuery?" },
        { "\"expected\": \"0\"", "\"expected\": 0", 9, SR.FormText },
        { "\"markQuery\": \"SELECT 1\", ", "", 10, "accountingQueries[0].markQuery" },
        { "\"SELECT host FROM till\"", "\"\"", 11, "mainPosQuery" },
        { "\"Образец*\"", "\"\"", 12, "programName" },
        { "6001", "66001", 13, "65535" },
        { "6002", "\"6002\"", 14, SR.FormWholeNumber },
        { "[\"C:\\\\Образец\"]", "[null]", 15, "programFolders[0]" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_venue_that_says_only_what_is_its_own_has_the_products_questions_with_its_own_answers()
    {
        Write(VenuePath, Bare);
        Write(Shipped, Whole);

        var venue = ProductProfileFile.ReadVenue(VenuePath, Shipped);

        Assert.Equal([("Имя", "Ёлки"), ("ИНН", "7707083893")], venue.IdentityQueries.Select(query => (query.Title, query.Expected)));
        Assert.Equal(("День", "Чеки", "Продано"), (venue.BusinessDayQuery!.Title, venue.PreconditionQueries.Single().Title, venue.AccountingQueries.Single().Title));
        Assert.Equal(("Образец*", 6002), (venue.ProgramName, venue.ServerPort));
        Assert.Equal([6001, 3050], venue.Computers.Select(computer => computer.Port));
    }

    [Fact]
    public void A_question_about_a_tax_number_that_the_venue_does_not_say_is_not_asked()
    {
        Write(VenuePath, Bare.Replace("\"taxNumber\": \"7707083893\", ", "", StringComparison.Ordinal));
        Write(Shipped, Whole);

        Assert.Equal("Имя", Assert.Single(ProductProfileFile.ReadVenue(VenuePath, Shipped).IdentityQueries).Title);
    }

    [Fact]
    public void What_a_venues_file_says_itself_goes_before_the_profile()
    {
        Write(VenuePath, Bare.Replace("\"computers\"", """
            "identityQueries": [{ "title": "own", "query": "SELECT 7", "expected": "7" }], "businessDayQuery": { "title": "own", "query": "SELECT 7", "expected": "7" },
            "preconditionQueries": [{ "title": "own", "query": "SELECT 7", "expected": "7" }], "accountingQueries": [{ "title": "own", "markQuery": "SELECT 7", "listQuery": "SELECT 7" }],
            "programName": "own*", "serverPort": 7, "computers"
            """, StringComparison.Ordinal));
        Write(Shipped, Whole);

        var venue = ProductProfileFile.ReadVenue(VenuePath, Shipped);

        Assert.Equal(["own", "own", "own", "own"], venue.IdentityQueries.Concat(venue.PreconditionQueries).Append(venue.BusinessDayQuery!).Select(query => query.Title).Concat(venue.AccountingQueries.Select(query => query.Title)));
        Assert.Equal(("own*", 7), (venue.ProgramName, venue.ServerPort));
    }

    [Fact]
    public void A_profile_that_the_venue_names_lies_beside_its_file()
    {
        Write(VenuePath, Bare.Replace("\"name\": \"Ёлки\"", "\"name\": \"Ёлки\", \"profile\": \"own.json\"", StringComparison.Ordinal));
        Write(Shipped, Whole);
        Assert.Equal("ProductProfileNotFound", Assert.Throws<MigrationException>(() => ProductProfileFile.ReadVenue(VenuePath, Shipped)).ErrorId);

        Write(_folder.At("own.json"), Whole.Replace("6002", "6003", StringComparison.Ordinal));
        Assert.Equal(6003, ProductProfileFile.ReadVenue(VenuePath, Shipped).ServerPort);
    }

    [Theory]
    [InlineData(@"\\\\server\\share\\p.json")]
    [InlineData("//server/share/p.json")]
    [InlineData("../p.json")]
    [InlineData(@"C:\\p.json")]
    [InlineData("con.json")]
    [InlineData("p.txt")]
    [InlineData("https://example.org/p.json")]
    [InlineData("")]
    public void A_profile_is_looked_for_nowhere_else(string name)
    {
        Write(VenuePath, Bare.Replace("\"name\": \"Ёлки\"", $"\"name\": \"Ёлки\",\n\"profile\": \"{name}\"", StringComparison.Ordinal));
        Write(Shipped, Whole);

        var fault = Assert.Single(VenueInspection.Run(VenuePath, DateTimeOffset.UtcNow));
        Assert.Equal(CheckStatus.Fail, fault.Status);
        Assert.Contains(SR.FormProfileName, fault.Actual, StringComparison.Ordinal);
        Assert.Equal("VenueBroken", Assert.Throws<MigrationException>(() => ProductProfileFile.ReadVenue(VenuePath, Shipped)).ErrorId);
    }

    [Theory]
    [InlineData("7707083894")]
    [InlineData("77070838")]
    [InlineData("")]
    public void A_tax_number_whose_check_digit_is_wrong_is_told_with_its_line(string number)
    {
        Write(VenuePath, Bare.Replace("7707083893", number, StringComparison.Ordinal));

        var fault = Assert.Single(VenueInspection.Run(VenuePath, DateTimeOffset.UtcNow));
        Assert.Contains(SR.FormTaxNumber, fault.Actual, StringComparison.Ordinal);
        Assert.Contains("1", fault.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void Every_slip_in_a_profile_is_told_with_its_line_alone_and_through_the_venue(string written, string slip, int line, string told)
    {
        Assert.Contains(written, Whole, StringComparison.Ordinal);
        Write(_folder.At("own.json"), Whole.Replace(written, slip, StringComparison.Ordinal));
        Write(VenuePath, Bare.Replace("\"name\": \"Ёлки\"", "\"name\": \"Ёлки\", \"profile\": \"own.json\"", StringComparison.Ordinal));

        var alone = Assert.Single(VenueInspection.Run(_folder.At("own.json"), DateTimeOffset.UtcNow));
        var beside = VenueInspection.Run(VenuePath, DateTimeOffset.UtcNow);

        Assert.Contains(told, alone.Actual, StringComparison.Ordinal);
        Assert.StartsWith("own.json, " + SR.PlaceInFile.With(line, 0)[..^1], alone.Subject, StringComparison.Ordinal);
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], beside.Select(result => result.Status));
        Assert.Equal(alone.Subject, beside[1].Subject);
        Assert.Equal("ProductProfileBroken", Assert.Throws<MigrationException>(() => ProductProfileFile.Read(_folder.At("own.json"))).ErrorId);
    }

    [Fact]
    public void The_profile_that_ships_knows_no_tables_and_says_so()
    {
        var path = Path.Combine(Repository.Root, "src/Jupiter.Migration/profiles/jupiter.json");

        var profile = ProductProfileFile.Read(path);

        Assert.False(profile.HasQuestions);
        Assert.Empty(profile.IdentityQueries);
        Assert.Contains("developers", profile.Name, StringComparison.Ordinal);
        Assert.Empty(new PublishedSchema("product-profile").Differences(JsonNode.Parse(File.ReadAllText(path))));
        Assert.Equal(CheckStatus.Pass, Assert.Single(VenueInspection.Run(path, DateTimeOffset.UtcNow)).Status);
    }

    [Fact]
    public void A_profile_with_everything_is_as_the_schema_has_it_and_comes_back_as_it_was()
    {
        Write(Shipped, Whole);

        ProductProfileFile.Write(_folder.At("again.json"), ProductProfileFile.Read(Shipped));

        var again = JsonNode.Parse(File.ReadAllText(_folder.At("again.json")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Whole), again), again!.ToJsonString());
        Assert.Empty(new PublishedSchema("product-profile").Differences(again));
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text);
}
