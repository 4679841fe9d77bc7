using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("JUPITER", "SqlServer", "JUPITER", null, null)]
    [InlineData(@"JUPITER\SQLEXPRESS", "SqlServer", "JUPITER", "SQLEXPRESS", null)]
    [InlineData("127.0.0.1, 1433", "SqlServer", "127.0.0.1", null, 1433)]
    [InlineData("embedded:/srv/кафе [1]", "Embedded", "/srv/кафе [1]", null, null)]
    public void Each_accepted_form_is_understood(string text, string engine, string location, string? instance, int? port)
    {
        var address = ServerAddress.Parse(text);

        Assert.Equal((engine, location, instance, port), (address.Engine, address.Location, address.Instance, address.Port));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("embedded:")]
    [InlineData("a,b")]
    [InlineData("a,0")]
    [InlineData("a,65536")]
    [InlineData("a,1,2")]
    [InlineData(@"a\b\c")]
    [InlineData(@"a\b,1433")]
    [InlineData("a;Integrated Security=true")]
    public void Anything_else_is_an_error_that_names_the_forms(string? text)
    {
        var error = Assert.Throws<MigrationException>(() => ServerAddress.Parse(text));

        Assert.Equal("ServerInstanceInvalid", error.ErrorId);
        Assert.Contains("embedded:", error.Remedy, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JUPITER:1433", "ServerInstanceColon", "JUPITER,1433")]
    [InlineData("10.0.0.7:1433", "ServerInstanceColon", "10.0.0.7,1433")]
    [InlineData(@"JUPITER\MSSQLSERVER", "ServerInstanceIsDefault", "JUPITER")]
    [InlineData(@"jupiter\mssqlserver", "ServerInstanceIsDefault", "jupiter")]
    public void What_other_programs_take_is_told_as_it_has_to_be_written(string text, string errorId, string rightly)
    {
        var error = Assert.Throws<MigrationException>(() => ServerAddress.Parse(text));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(rightly, error.Remedy, System.StringComparison.Ordinal);
        Assert.Equal("SqlServer", ServerAddress.Parse(rightly).Engine);
    }
}
