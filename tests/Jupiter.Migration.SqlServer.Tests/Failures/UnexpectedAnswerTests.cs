using System;
using System.Threading;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>A server that answers otherwise than it was asked: what SqlClient makes of it is no SqlException, and has a name all the same.</summary>
public sealed class UnexpectedAnswerTests
{
    [Theory]
    [InlineData("[k]", "N'seven' AS [k]")]
    [InlineData("DATALENGTH(", "-1 + DATALENGTH(")]
    [InlineData("DATALENGTH(", "1 + DATALENGTH(")]
    public void A_row_that_can_not_be_read_names_its_table(string asked, string instead)
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Contains("FROM [dbo].[goods]", StringComparison.Ordinal) && text.Contains("DATALENGTH", StringComparison.Ordinal)
                ? text.Replace(asked, instead, StringComparison.Ordinal)
                : text,
        });
        server.MakeSample();

        var error = NightWork.Try(() => server.Backup());

        Assert.Equal("EngineFailed", error?.ErrorId);
        Assert.Contains("dbo.goods", error!.Message);
        Assert.NotEqual("", error.Remedy);
        Assert.Empty(server.Files());
    }

    [Theory]
    [InlineData("d.name,", "NULL AS name,")]
    [InlineData("d.state,", "N'online' AS state,")]
    [InlineData("d.state,", "")]
    public void A_catalog_that_answers_otherwise_is_told_with_what_it_was_asked(string asked, string instead)
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Contains("FROM sys.databases", StringComparison.Ordinal) ? text.Replace(asked, instead, StringComparison.Ordinal) : text,
        });
        server.MakeSample();
        using var instance = server.Open();

        var error = NightWork.Try(() => instance.GetDatabases(CancellationToken.None));

        Assert.Equal("EngineFailed", error?.ErrorId);
        Assert.Contains("sys.databases", error!.Message);
    }
}
