using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Jupiter.Migration.Tests.Logins;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>
/// Whole nights from one SQL Server to another whose POS terminals come in as owner, as sysadmin, in another language, as sa, by a Windows account:
/// each ends with a query that works, or the night stops before the old server is switched off and says why (clauses R2, R3a, R4b).
/// </summary>
[Trait("Tier", "Whole")]
public sealed class EntryNightTests : IDisposable
{
    private const string Word = "Long-enough-1";

    private static readonly string[] Tills = ["owner", "boss", "kassa"];

    private readonly X509Certificate2 _certificate = DocumentCertificate.Make();
    private readonly ServerDouble _old = new(SqlServerVersion.Sql2014);
    private readonly ServerDouble _new = new(SqlServerVersion.Sql2019, options => options with { WindowsAccounts = [] });
    private readonly List<SqlConnection> _tills = [];
    private readonly CaseHouse _house;

    public EntryNightTests()
    {
        _house = new CaseHouse(servers: $"-OldServerInstance '{_old.Address}' -NewServerInstance '{_new.Address}'", access: ServerDouble.Access).Plan().Approve();
        foreach (var statement in new[]
        {
            $"CREATE LOGIN owner WITH PASSWORD = N'{Word}', CHECK_POLICY = OFF",
            "ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner",
            $"CREATE LOGIN boss WITH PASSWORD = N'{Word}', CHECK_POLICY = OFF",
            "EXEC sp_addsrvrolemember N'boss', N'sysadmin'",
            $"CREATE LOGIN kassa WITH PASSWORD = N'{Word}', CHECK_POLICY = OFF, DEFAULT_LANGUAGE = [русский], DEFAULT_DATABASE = Jupiter",
        })
        {
            _old.Execute(statement);
        }

        _old.Execute("CREATE USER kassa FOR LOGIN kassa", "Jupiter");
    }

    public void Dispose()
    {
        _tills.ForEach(till => till.Dispose());
        _house.Dispose();
        _new.Dispose();
        _old.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public void Owner_sysadmin_and_another_language_go_on_once_the_logins_were_imported_and_not_before()
    {
        _house.Prepare();
        Connect(Tills);
        Export();

        Assert.Equal("R3a", BeginNight());
        Assert.Contains("the new server was not asked: boss, kassa, owner", Prepared("Warning"), StringComparison.Ordinal);

        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R4a");
        var refused = _house.Error("Invoke-JupiterMigration $case -NonInteractive @access");
        Assert.StartsWith("StepChecksFailed,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.All(Tills, till => Assert.Contains($"Entry.Login {till}: there is no such login here", refused.Exception.Message, StringComparison.Ordinal));
        Assert.All(Tills, till => Assert.Throws<SqlException>(() => Sell(till)));

        var imported = Import();
        Assert.All(imported, result => Assert.StartsWith("Pass ", result, StringComparison.Ordinal));
        Assert.Contains("Pass Restore.Owner Jupiter", imported);
        _house.Invoke();

        Assert.Equal("R5", _house.Next);
        Assert.All(Tills, till => Assert.Equal("50", Sell(till)));
        using var kassa = _new.Connect("Jupiter", "kassa", Word);
        Assert.Equal("русский", SqlText.Lines(kassa, "SELECT @@LANGUAGE").Single());
    }

    [Theory]
    [InlineData("sa", "sa")]
    [InlineData(@"JUPITER\kassir", @"JUPITER\kassir")]
    public void What_no_file_carries_stops_the_night_before_the_old_server_is_closed(string till, string named)
    {
        _house.Prepare();
        Connect([till]);
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        var refused = _house.Error("Invoke-JupiterMigration $case -NonInteractive @access");

        Assert.StartsWith("StepChecksFailed,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Entry.Prepared Jupiter: the new server was not asked: " + named, refused.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("R2.Check", _house.Next);
        Assert.Equal("False", _old.Lines("SELECT is_read_only FROM sys.databases WHERE name = N'Jupiter'").Single());
    }

    [Fact]
    public void A_Windows_account_that_the_new_server_refused_in_its_safe_network_stops_the_night_too()
    {
        var imported = ImportWhilePrepared([@"JUPITER\kassir"]);
        Assert.Contains(@"Fail Entry.Account JUPITER\kassir", imported);
        _house.Start("OldServer").Complete("R1", CaseHouse.Specialist).Complete("R1");

        var refused = _house.Error("Invoke-JupiterMigration $case -NonInteractive @access");

        Assert.Contains(@"the new server does not let in: JUPITER\kassir", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("R2.Check", _house.Next);
    }

    [Fact]
    public void Sa_goes_on_when_whoever_knows_its_password_has_signed_in_as_sa_on_the_new_server()
    {
        var imported = ImportWhilePrepared(["sa", .. Tills]);
        Assert.Contains("Pass Entry.Administrator sa", imported);
        Assert.Contains("Warning Login.Import kassa", imported);
        Assert.All(Tills, till => Assert.Contains("Pass Entry.Login " + till, imported));
        Connect(["sa", .. Tills]);
        _house.Start("OldServer");

        Assert.Equal("R3a", BeginNight());
        Assert.Contains("lets in every login", Prepared("Pass"), StringComparison.Ordinal);
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R4a");

        // What was imported before the database was there gets it now, and its owner is who it was.
        Import();
        _house.Invoke();

        Assert.Equal("R5", _house.Next);
        Assert.All(Tills, till => Assert.Equal("50", Sell(till)));
        Assert.Equal("50", _new.Lines("SELECT COUNT(*) FROM receipt", "Jupiter").Single());
    }

    private string BeginNight()
    {
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        return _house.Next;
    }

    // Days before: the old server sells, the new one is on in a network of its own.
    private string[] ImportWhilePrepared(IReadOnlyList<string> tills)
    {
        foreach (var step in new[] { "P0", "P1a", "P1b", "P1c", "P1d", "P1f", "P1e" })
        {
            _house.Complete(step);
        }

        _house.Complete("P1e", CaseHouse.Specialist).Complete("P2", CaseHouse.Specialist).Start("OldServer");
        Connect(tills);
        Export();
        _house.Stop("OldServer").Start("NewServer");
        var imported = Import();
        _house.Complete("P3", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist).Stop("NewServer");
        return imported;
    }

    private void Connect(IReadOnlyList<string> tills)
    {
        foreach (var (till, i) in tills.Select((till, i) => (till, i)))
        {
            if (till.Contains('\\', StringComparison.Ordinal))
            {
                _old.Execute($"CREATE LOGIN [{till}] FROM WINDOWS");
                _old.Model.WindowsSessions.Add(new WindowsSession(90, "KASSA-9", "Jupiter POS", till, "Jupiter"));
            }
            else
            {
                _tills.Add(_old.Connect("Jupiter", till, till == "sa" ? SqlText.Password : Word, "KASSA-" + i, "Jupiter POS"));
            }
        }
    }

    private void Export() => _house.Run(
        "Export-JupiterLogin $r.OldServerInstance Jupiter \"$root/logins.cms\" $certificate @access -Case $case -WarningAction SilentlyContinue", ("certificate", _certificate));

    private string[] Import() =>
    [
        .. _house.Run("Import-JupiterLogin $r.NewServerInstance \"$root/logins.cms\" -To $certificate @access -Case $case", ("certificate", _certificate))
            .Select(result => $"{result.Properties["Status"].Value} {result.Properties["Id"].Value} {result.Properties["Subject"].Value}"),
    ];

    private string Sell(string till)
    {
        using var connection = _new.Connect("Jupiter", till, Word);
        return SqlText.Lines(connection, "SELECT COUNT(*) FROM receipt").Single();
    }

    private string Prepared(string status)
    {
        var evidence = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(_house["case", "evidence"], "*-R2.Check.json").Single()))!;
        var check = evidence["checks"]!.AsArray().Single(one => (string)one!["id"]! == "Entry.Prepared")!;
        Assert.Equal(status, (string)check["status"]!);
        return (string)check["actual"]!;
    }
}
