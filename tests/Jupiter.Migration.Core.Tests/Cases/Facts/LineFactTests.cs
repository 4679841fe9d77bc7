using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CsCheck;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Facts;

/// <summary>Every kind of fact comes back from the line as it went in, and makes nothing of what nobody can read.</summary>
public sealed class LineFactTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 22, 0, 0, TimeSpan.FromHours(3));

    private static readonly LineFact[] Facts =
    [
        new AbsenceDecision("Вера"),
        new WrittenReportReference("0042-B1.written.json", "ab", 17),
        new WrittenReportReference("0042-B1.written.json", "ab", 0) { Tables = 0 },
        new CallOff("Анна", "проверка"),
        new CarriedLogins(@"E:\logins.cms", "ab", ["Касса", "owner"]),
        new CarriedFolder(@"C:\Jupiter\Отчёты", "JUPITER", @"E:\C\Jupiter\Отчёты.folder.jsonl", "ab"),
        new CarriedFolder(@"C:\Jupiter\Exchange", "JUPITER", null, null),
        new ReturnedFolder(@"C:\Jupiter\Отчёты", "JUPITER", @"D:\Jupiter\Отчёты", "ab") { IsOnServer = true, Files = 20_005, Faults = 1 },
        new LeftBeside(@"C:\Jupiter", "JUPITER", ["Лицензия.key", "Old/ (files: 12)"]),
        new FolderDecision("Вера", ["Folder.Left x: y"]),
        new FolderReturnDecision("Вера", ["Folder.Returned x: y"]),
        new SystemCopies([@"E:\logins.master.bak.p7m"], ["ab"], [@"D:\jupiter.msdb.0.unencrypted.bak"], [@"D:\jupiter.master.0.unencrypted.bak"]),
        new AskedLogins(["Касса", @"JUPITER\kassir"], ["sa"]),
        new ApprovedPlan("Юпитер", "cd", At, At.AddHours(12)) { Signature = "s", Certificate = "c", Thumbprint = "t" },
        new BusinessDayAtRestore(IsOpen: true),
        new ComputerCard("KASSA-1", "02-00-00-00-00-01"),
        new ComputersDecision("Вера", ["BAR", "OFFICE 2"]),
        new ConcludedServer("JUPITER", "4C4C4544-0042-3510-8052-B4C04F4D3732", "", "key-1", "16.0.1000.6", "Cyrillic_General_CI_AS", new DateTimeOffset(2026, 3, 30, 6, 0, 0, TimeSpan.Zero)),
        new CopyDecision("Вера"),
        new CorrectedClock("Юпитер", At),
        new CustomerWord("Анна") { Role = "Manager" },
        new CustomerWord("Анна") { Remark = "нет чека", Reset = ["R8", "O7"] },
        new DatabaseSize(1L << 40),
        new FinalBackup("D:/a.bak", "E:/a.bak", "ef"),
        new FoundBackup("F:/a.bak"),
        new FoundDamage(["Table error: page (1:77)", "разрыв"]),
        new KeptInventory("0001-P4-inventory.json", new string('a', 64), "JUPITER", IsProof: true, IsHeard: false),
        new LockedDatabase("Jupiter", Server: "SRV", From: "LAPTOP"),
        new LostFact("OtherServer", "OldServerIsOn", "включён", ["R0", "R2.Lock"]),
        new LostServer("Анна"),
        new OtherDatabaseFact("Reports", new FinalBackup("D:/a.Reports.bak", "E:/a.Reports.bak", "01")),
        new MeasuredWork(1000, TimeSpan.FromSeconds(1.5)),
        new PersonsWord("Анна", "Manager", ResponsibleParty.Customer, "ok", IsComplete: true) { List = "ab" },
        new PlaceDecision("Вера", ["Server.Port", "Pos.ServerName"]),
        new PlannedCase("1", "OsReinstall", "Кафе", "ab", "x Pass: y"),
        new ReceiptMarks(["900", "", null]),
        new RestoredDatabaseFact("SRV", "Jupiter", "a.bak", 5, "Jupiter.before-1"),
        new RetractedWord("Анна", "не та", "taken back"),
        new ServerFact(IsOld: true) { Absence = "Silent", SilentSince = At, StartTime = TimeSpan.FromSeconds(40), Sighting = Sighting(null) },
        new ServerFact(IsOld: false) { Sighting = Sighting("192.168.1.1") },
        new SettingChange(SettingChange.Service, "MSSQL$КАФЕ", "SQL Server (КАФЕ)", "AutomaticDelayed", "Manual", "JUPITER", Ran: true),
        new StepFailure("DiskFull", "диск полон", By: "", Remedy: "освободите место"),
        new TurnBackDecision("Анна", new DateTimeOffset(2026, 3, 27, 7, 0, 0, TimeSpan.Zero)),
        new TagReading("Вера", "old"),
        new TrialBackup("E:/a.trial-1.bak", "ef", 0, TimeSpan.FromSeconds(2.5)),
        new TriedServer("JUPITER", "16.0.1000", "ab 2026"),
        new WatchedWeek(160, 1, "160 looks", "Вера"),
        new WayBack("Анна", "медленно", ["B1", "B2"], IsUnreachable: true),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Facts.Length)];

    [Fact]
    public void No_kind_is_missing_here() =>
        Assert.Equal(
            typeof(LineFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LineFact))).Select(type => type.Name).Order(),
            Facts.Select(fact => fact.GetType().Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_read_again_is_what_was_written(int fact)
    {
        var written = new LineFacts(Facts[fact]);
        var read = Read(Facts[fact], written);

        // Some are for people only: nothing reads them.
        Assert.Equal(Facts[fact] is CorrectedClock or LockedDatabase or LostServer or RestoredDatabaseFact, read is null);
        Assert.All(new LineFacts(read).Texts, text => Assert.Equal(written.Texts.GetValueOrDefault(text.Key, ""), text.Value));
    }

    [Fact]
    public void What_nobody_can_read_is_absent_or_a_text_and_never_a_failure() => Gen.Select(Gen.Int[0, Facts.Length - 1], Gen.String, Gen.Bool).Sample((fact, text, isWhole) =>
    {
        var names = new LineFacts(Facts[fact]).Texts.Keys;
        var hostile = new LineFacts(names.Where((_, i) => isWhole || i % 2 == 0).ToDictionary(name => name, _ => text));
        Read(Facts[fact], hostile);
        return true;
    });

    [Fact]
    public void A_silence_and_a_decision_can_be_forgotten_and_nothing_else()
    {
        var all = new LineFacts(new ServerFact(IsOld: true) { Absence = "Silent", SilentSince = At, Sighting = Sighting(null) }, new AbsenceDecision("Вера"));

        var left = AbsenceDecision.Without(ServerFact.WithoutSilence(all));

        Assert.Null(ServerFact.From(true, left, "srv", []).SilentSince);
        Assert.Null(AbsenceDecision.From(left));
        Assert.Equal("Silent", ServerFact.AbsenceOf(true, left));
        Assert.NotNull(ServerFact.From(true, left, "srv", []).Sighting);
        Assert.Null(ServerFact.From(false, all, "srv", []).Sighting);
    }

    private static LineFact? Read(LineFact fact, LineFacts line) => fact switch
    {
        OtherDatabaseFact other => Read(other.Fact, OtherDatabaseFact.From(other.Database, line)) is { } read ? new OtherDatabaseFact(other.Database, read) : null,
        ComputerCard card => ComputerCard.From(line, card.Computer),
        ReceiptMarks marks => ReceiptMarks.From(line, marks.Marks.Count),
        ServerFact server => ServerFact.From(server.IsOld, line, "srv", []),
        _ => (LineFact?)fact.GetType().GetMethod("From", BindingFlags.Public | BindingFlags.Static, [typeof(LineFacts)])?.Invoke(null, [line]),
    };

    private static ServerSighting Sighting(string? gateway) => new()
    {
        Host = "srv", Address = "192.168.1.10", HardwareAddress = "02-00-00-00-00-02", Gateway = gateway, SeenAt = At,
    };
}
