using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Wire;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>The programs of FreeTDS, which know nothing of .NET.</summary>
public sealed class FreeTdsTests : WireTests
{
    [Theory]
    [InlineData("7.1", WireEncryption.NotSupported)]
    [InlineData("7.2", WireEncryption.Optional)]
    [InlineData("7.3", WireEncryption.Optional)]
    [InlineData("7.4", WireEncryption.Optional)]
    [InlineData("7.4", WireEncryption.Required)]
    [InlineData("7.4", WireEncryption.NotSupported)]
    public void Every_protocol_brings_every_type(string version, WireEncryption encryption)
    {
        var answer = Tsql(Listen(encryption), version, "types");

        var lines = answer.Output.Split('\n');
        var first = string.Join('\n', lines[Array.FindIndex(lines, line => line.Contains("bit\ttinyint", StringComparison.Ordinal))..]);
        Assert.Contains("1\t200\t-300\t-70000\t-9223372036854775808\t0.5\t", first, StringComparison.Ordinal);
        Assert.Contains("\t-123.45\t0.1234\t1.2345\t-1.2345\t", first, StringComparison.Ordinal);
        Assert.Contains(
            version is "7.1" or "7.2"
                ? "\t2019-07-03\t12:45:33.233\tJul  5 2024 12:00AM\tJul  5 2024 01:00AM\t2019-07-03 00:00:01.0000000\t2019-07-03 04:00:00 +03:00\t"
                : "\tJul  3 2019 12:00AM\tJan  1 1900 12:45PM\tJul  5 2024 12:00AM\tJul  5 2024 01:00AM\tJul  3 2019 12:00AM\t",
            first, StringComparison.Ordinal);
        Assert.Contains("\t0F8FAD5B-D9CB-469F-A165-70867728950E\tЩи    \t" + TypeSample.Text(3000), first, StringComparison.Ordinal);
        Assert.Contains("\tБорщ\tЧай \tГость № 1 «😀»\t", first, StringComparison.Ordinal);
        Assert.Contains("\t00000000000007d1\t<a>щ</a>\t42\tщи", first, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(string.Join('\t', Enumerable.Repeat("NULL", 25)), answer.Output, StringComparison.Ordinal);
        Assert.Contains("(2 rows affected)", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7.1")]
    [InlineData("7.4")]
    public void Messages_are_told_with_all_that_they_have(string version)
    {
        var answer = Tsql(Listen(), version, "fail 50001 16", "progress", "use Jupiter", "rows 2 3");

        Assert.Contains("Msg 50001 (severity 16, state 7) from KASSA\\JUPITER Line 42:\n\t\"Отказ 50001.\"", answer.Error, StringComparison.Ordinal);
        Assert.Contains("100 percent processed.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("1\tабв\n2\tабв\n(2 rows affected)", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        var answer = Run("tsql", "", "7.4", "-H", "127.0.0.1", "-p", Port(Listen()), "-U", "sa", "-P", "wrong");

        Assert.Contains("18456", answer.Error + answer.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, answer.ExitCode);
    }

    [Fact]
    public void A_batch_program_reads_rows_and_stops_at_an_error()
    {
        var listener = Listen();

        var rows = Run("bsqldb", "spid\ngo\nseveral\n", "7.4", "-S", $"127.0.0.1:{listener.Port}", "-U", "sa", "-P", "pw");
        Assert.Equal(0, rows.ExitCode);
        Assert.Contains("51", rows.Output, StringComparison.Ordinal);

        var error = Run("bsqldb", "backup\n", "7.4", "-S", $"127.0.0.1:{listener.Port}", "-U", "sa", "-P", "pw");
        Assert.NotEqual(0, error.ExitCode);
        Assert.Contains("Msg 3201, Level 16, State 1", error.Error, StringComparison.Ordinal);
    }

    private static string Port(TdsListener listener) => listener.Port.ToString(CultureInfo.InvariantCulture);

    private static (int ExitCode, string Output, string Error) Tsql(TdsListener listener, string version, params string[] batches) => Run(
        "tsql", string.Concat(batches.Select(batch => $"{batch}\ngo\n")), version, "-H", "127.0.0.1", "-p", Port(listener), "-U", "sa", "-P", "pw");

    private static (int ExitCode, string Output, string Error) Run(string program, string input, string version, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TDSVER"] = version, ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            process.Kill();
            Assert.Fail($"{program} does not end.");
        }

        return (process.ExitCode, output.Result, error.Result);
    }
}
