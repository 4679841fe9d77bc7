using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Jupiter.Migration.Tests.Rehearsals;

/// <summary>The venue of a rehearsal says all that a venue can say.</summary>
public sealed class SampleVenueTests : IDisposable
{
    private const int Receipts = 20;

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();
    private readonly JsonNode _venue;

    public SampleVenueTests()
    {
        _session.Run($"$r = New-JupiterRehearsal $root/one -Receipts {Receipts}", ("root", _folder.Path));
        _venue = JsonNode.Parse(File.ReadAllText(_folder["one", "venue.json"]))!;
    }

    public void Dispose()
    {
        _session.Run("Remove-JupiterRehearsal $root/one");
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void It_tells_who_and_when_and_what_else()
    {
        Assert.Equal(["Manager", "Owner", "IT", "Specialist", "AccountManager"], _venue["contacts"]!.AsArray().Select(contact => contact!["role"]!.GetValue<string>()));
        Assert.Equal("+7 963 619-20-20", _venue["managerPhone"]!.GetValue<string>());
        Assert.Equal("Europe/Moscow", _venue["timeZone"]!.GetValue<string>());
        Assert.Equal(7, _venue["openingHours"]![0]!["days"]!.AsArray().Count);
        Assert.All(["programs", "services", "scheduledTasks"], list => Assert.Single(_venue[list]!.AsArray()));
        Assert.Equal("Case.LeadTime", _venue["waivers"]![0]!["check"]!.GetValue<string>());
        Assert.InRange(_venue["waivers"]![0]!["until"]!.GetValue<DateTimeOffset>() - DateTimeOffset.Now, TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
    }

    [Fact]
    public void Its_accounting_queries_find_what_came_after_the_mark_in_either_language()
    {
        using var connection = new SqliteConnection("Data Source=" + _folder["one", "old-server", "Jupiter.db"] + ";Mode=ReadOnly;Pooling=False");
        connection.Open();

        Assert.Equal(2, _venue["accountingQueries"]!.AsArray().Count);
        Assert.All(_venue["accountingQueries"]!.AsArray(), query =>
        {
            var (mark, list) = (query!["markQuery"]!.GetValue<string>(), query["listQuery"]!.GetValue<string>());
            Assert.Equal((long)Receipts, Command(mark).ExecuteScalar());
            Assert.Equal(5, Rows(list, Receipts - 5));
            Assert.Equal(0, Rows(list, Receipts));
            Assert.All([mark, list], text =>
            {
                new TSql100Parser(true).Parse(new StringReader(text), out var errors);
                Assert.Empty(errors);
            });
        });

        SqliteCommand Command(string text, long? mark = null)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            if (mark is not null)
            {
                command.Parameters.AddWithValue("@mark", mark);
            }

            return command;
        }

        int Rows(string text, long mark)
        {
            using var reader = Command(text, mark).ExecuteReader();
            var count = 0;
            while (reader.Read())
            {
                count++;
            }

            return count;
        }
    }
}
