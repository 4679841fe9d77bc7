using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Names from outside: each goes all the way round, or is a named error that changes nothing.</summary>
public abstract class NameContract : EngineContractTests
{
    protected NameContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    private static readonly string[] Names =
    [
        "x]; DROP DATABASE [y]--",
        "x'; DROP TABLE goods; --",
        "\"quoted\"",
        "`tick`",
        "[brackets]",
        "%PATH%",
        "$(whoami)",
        "100 %",
        "what?",
        "sharp#1",
        "a&b=c;d",
        "star*",
        "a|b",
        "a<b>c",
        "..",
        ".",
        ".hidden",
        "dots..inside",
        "../outside",
        "..\\outside",
        "/etc/passwd",
        "C:\\Windows\\x",
        "x:stream",
        "tail.",
        "tail ",
        " head",
        "",
        "   ",
        "\0",
        "nul\0l",
        "line\nbreak",
        "tab\tbed",
        "bell\a",
        "del\u007f",
        "half \ud800 of a character",
        "другая половина \udc00",
        "CON",
        "nul.txt",
        "com1",
        "Ресторан «Юпитер»",
        "饺子馆",
        "🍕",
        "e\u0301",
        "a -- b",
        "a/*b*/",
        new string('Ж', 100),
        new string('Ж', 110),
        new string('Ж', 117),
        new string('Ж', 118),
        new string('Ж', 122),
        new string('Ж', 123),
        new string('Ж', 128),
        new string('x', 128),
        new string('x', 129),
        new string('x', 5000),
    ];

    public static TheoryData<string> HostileNames => new(Names);

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void A_name_goes_all_the_way_round_or_is_refused_without_a_trace(string name)
    {
        MakeSample("bystander", 3);
        var before = UnderTest.DescribeInstance();
        try
        {
            MakeSample(name, 5);
        }
        catch (MigrationException e)
        {
            Assert.StartsWith("DatabaseName", e.ErrorId, StringComparison.Ordinal);
            Assert.Equal(before, UnderTest.DescribeInstance());
            IsRefusedEverywhere(name, e.ErrorId);
            return;
        }

        GoesRound(name);
        Assert.Equal(before, UnderTest.DescribeInstance());
    }

    /// <summary>What one of several bindings of an engine goes through, where they can't differ in how they treat a name.</summary>
    /// <param name="binding">Which of them, from 0.</param>
    /// <param name="bindings">How many they are.</param>
    /// <returns>Its names.</returns>
    protected static TheoryData<string> Share(int binding, int bindings) => new(Sweep.Share("hostile names", Names, binding, bindings));

    private void IsRefusedEverywhere(string name, string errorId)
    {
        FailsWithoutATrace(errorId, () => Instance.FindDatabase(name, CancellationToken.None));
        FailsWithoutATrace(errorId, () => Instance.Rename("bystander", name));
        foreach (var call in NamingCalls.All.Values)
        {
            FailsWithoutATrace(errorId, () => call(Instance, name, BackupPath()));
        }

        Backup("bystander", BackupPath());
        FailsWithoutATrace(errorId, () => Instance.Restore(BackupPath(), name, null, new QuietObserver(), CancellationToken.None));
        FailsWithoutATrace(errorId, () => Restore(BackupPath(), name));
    }

    private void GoesRound(string name)
    {
        Assert.Contains(name, Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
        Assert.Equal("5", Ask(name, "SELECT COUNT(*) FROM goods"));
        Instance.Lock(name, CancellationToken.None);
        Backup(name, BackupPath());
        Instance.Unlock(name, CancellationToken.None);
        var content = Fingerprint(name);

        Instance.Rename(name, "aside");
        try
        {
            Assert.Equal(name, Restore(BackupPath()).Database);
            Assert.Equal(content.Fingerprint, Fingerprint(name).Fingerprint);
            Instance.Drop(name);
        }
        catch (MigrationException e)
        {
            // The name of the incoming copy is longer than the name itself.
            Assert.Equal("DatabaseNameTooLong", e.ErrorId);
            Assert.Null(Instance.FindDatabase(name, CancellationToken.None));
        }

        Instance.Drop("aside");
        foreach (var file in Directory.GetFiles(UnderTest.BackupFolder))
        {
            File.Delete(file);
        }
    }
}
