using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Hosting;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>Logins arrive on the new server as they were: the POS terminals come in with the password they have.</summary>
[Trait("Tier", "Whole")]
public sealed class LoginJourneyTests : IDisposable
{
    private readonly LoginHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void The_logins_of_the_database_and_its_owner_are_exported_and_no_others()
    {
        var export = _house.Export();

        Assert.Equal(LoginHouse.Needed.Order(StringComparer.Ordinal), Names(export).Order(StringComparer.Ordinal));
        Assert.Equal(_house.FilePath, export.Properties["LiteralPath"].Value);
        Assert.Equal(_house.Old.Address, export.Properties["SourceServerInstance"].Value);
        Assert.Equal("Jupiter", export.Properties["Database"].Value);
        Assert.Equal([_house.Certificate.Thumbprint], (IEnumerable<string>)export.Properties["Recipients"].Value);
    }

    [Fact]
    public void With_All_every_login_goes_but_those_of_the_server_itself()
    {
        var export = _house.Export("-All");

        var names = Names(export);
        Assert.Equal(LoginHouse.Needed.Append("stranger").Append(@"NT AUTHORITY\SYSTEM").Append(@"BUILTIN\Users").Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Null(export.Properties["Database"].Value);
    }

    [Fact]
    public void After_the_import_every_login_is_what_it_was()
    {
        _house.Export();

        var results = _house.Import();

        Assert.Equal(LoginHouse.Needed.Order(StringComparer.Ordinal), results.Keys.Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(("Pass", "created", ""), result.Value));
        Assert.Equal(LoginHouse.LoginsOn(_house.Old), LoginHouse.LoginsOn(_house.New));
        Assert.Contains(_house.New.Lines(SqlText.Logins), line => line.StartsWith("y|", StringComparison.Ordinal));
        Assert.DoesNotContain(_house.New.Lines(SqlText.Logins), line => line.StartsWith("stranger|", StringComparison.Ordinal));
    }

    [Fact]
    public void The_old_passwords_open_the_new_server_and_no_user_is_an_orphan()
    {
        _house.Export();
        Assert.Contains(@"JUPITER\manager", Orphans());

        _house.Import();

        Assert.Empty(Orphans());
        foreach (var login in new[] { "jupiter", LoginHouse.Waiter, LoginHouse.Hostile })
        {
            using var connection = _house.New.Connect("Jupiter", login, LoginHouse.OldPassword);
            Assert.Equal(login, SqlText.Lines(connection, "SELECT USER_NAME()").Single());
        }

        Assert.Equal(18470, Assert.Throws<SqlException>(() => _house.New.Connect("Jupiter", "off", LoginHouse.OldPassword)).Number);
        Assert.Equal(18456, Assert.Throws<SqlException>(() => _house.New.Connect("Jupiter", "jupiter", "another")).Number);
    }

    [Fact]
    public void What_is_there_already_stays_as_it_is_and_what_it_lacks_is_told()
    {
        _house.Export();
        _house.Import();
        _house.New.Execute("ALTER LOGIN [off] ENABLE");
        _house.Old.Execute("EXEC sp_addsrvrolemember N'jupiter', N'diskadmin'");
        _house.Export("Jupiter -Force");
        var before = _house.New.Describe();

        var results = _house.Import();

        Assert.Equal(LoginHouse.Needed.Length, results.Count);
        const string There = "there already with the same SID; left as it is";
        Assert.Equal(("Warning", There + ", but on the old server it also had: DISABLE"), (results["off"].Status, results["off"].Actual));
        Assert.Equal(("Warning", There + ", but on the old server it also had: diskadmin"), (results["jupiter"].Status, results["jupiter"].Actual));
        Assert.All(
            results.Where(result => result.Key is not ("off" or "jupiter")),
            result => Assert.Equal(("Pass", There), (result.Value.Status, result.Value.Actual)));
        Assert.Equal(before, _house.New.Describe());
    }

    [Fact]
    public void An_export_goes_down_the_pipeline_into_the_import()
    {
        var results = _house.Run("Export-JupiterLogin $old Jupiter $file $certificate @access | Import-JupiterLogin $new -To $certificate @access | Where-Object Id -eq Login.Import");

        Assert.Equal(LoginHouse.Needed.Length, results.Count);
        Assert.All(results, check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
        Assert.All(results, check => Assert.Equal("Login.Import", check.Properties["Id"].Value));
    }

    [Fact]
    public void WhatIf_exports_nothing_and_imports_nothing()
    {
        Assert.Empty(_house.Run("Export-JupiterLogin $old Jupiter $file $certificate @access -WhatIf"));
        Assert.False(File.Exists(_house.FilePath));

        _house.Export();
        var before = _house.New.Describe();
        _house.New.Model.Statements.Clear();
        Assert.Empty(_house.Import("-WhatIf"));

        // The file is opened and read, no server is asked.
        Assert.Empty(_house.New.Model.Statements.Batches);
        Assert.Equal(before, _house.New.Describe());
    }

    [Fact]
    public void An_account_that_sees_no_hashes_can_t_export_and_leaves_no_file()
    {
        _house.Old.Execute($"CREATE LOGIN helper WITH PASSWORD = N'{LoginHouse.OldPassword.Replace("'", "''", StringComparison.Ordinal)}', CHECK_POLICY = OFF");
        _house.Old.Execute("EXEC sp_addsrvrolemember N'helper', N'securityadmin'");

        var error = _house.RunExpectingError(
            "Export-JupiterLogin $old -All -LiteralPath $file -To $certificate @helper", ("helper", ServerDouble.AccessOf("helper", LoginHouse.OldPassword)));

        Assert.StartsWith("LoginHashHidden,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.False(File.Exists(_house.FilePath));
    }

    [Fact]
    public void An_account_that_may_make_logins_imports_without_seeing_hashes()
    {
        _house.New.Execute($"CREATE LOGIN helper WITH PASSWORD = N'{LoginHouse.OldPassword.Replace("'", "''", StringComparison.Ordinal)}', CHECK_POLICY = OFF");
        _house.New.Execute("EXEC sp_addsrvrolemember N'helper', N'securityadmin'");
        _house.Export();

        var results = _house.Run("Import-JupiterLogin $new $file -To $certificate @helper | Where-Object Id -eq Login.Import", ("helper", ServerDouble.AccessOf("helper", LoginHouse.OldPassword)));

        Assert.Equal(LoginHouse.Needed.Length, results.Count);

        // Into roles that it is not in itself it may put nobody.
        Assert.All(results, check => Assert.Equal(check.Properties["Subject"].Value.ToString() == "jupiter" ? "Fail" : "Pass", check.Properties["Status"].Value.ToString()));
        Assert.Equal(LoginHouse.LoginsOn(_house.Old).Where(line => !line.StartsWith("jupiter|", StringComparison.Ordinal)), LoginHouse.LoginsOn(_house.New));
    }

    private static string[] Names(PSObject export) => [.. (IEnumerable<string>)export.Properties["Logins"].Value];

    private IReadOnlyList<string> Orphans() => _house.New.Lines(
        "SELECT u.name FROM sys.database_principals AS u LEFT OUTER JOIN sys.server_principals AS p ON p.sid = u.sid "
        + "WHERE u.type IN ('S', 'U', 'G') AND u.principal_id > 4 AND p.sid IS NULL",
        "Jupiter");
}
