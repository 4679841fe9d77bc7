using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Tests.Statements;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>The page of errors says what the tests have seen.</summary>
public sealed class ErrorPageTests
{
    private static string PagePath => ShippedStatement.RepositoryPath("docs", "sql-server-errors.md");

    [Fact]
    public void The_page_of_errors_is_what_the_failures_make_it()
    {
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, ErrorPage.Text());
        }

        Assert.Equal(ErrorPage.Text(), File.ReadAllText(PagePath));
    }

    [Fact]
    public void Each_failure_has_a_name_of_its_own()
    {
        var names = FailureCases.All.Select(failure => failure.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Theory]
    [InlineData(3041, 3043, 3101, 3110, 3141, 3154, 3156, 3169, 3183, 3189, 3201, 3202, 3203, 3241, 3256, 3257, 3415, 18456, 4060, 1205, 596)]
    public void What_a_night_may_meet_is_let_happen(params int[] numbers)
    {
        var tried = FailureCases.All.SelectMany(failure => failure.Messages)
            .Concat(ConnectionCase.All.Select(refusal => refusal.Message)).Select(message => message.Number).ToHashSet();

        Assert.All(numbers, number => Assert.True(tried.Contains(number) && ServerErrorTable.Find(number) is not null, $"{number}"));
    }
}
