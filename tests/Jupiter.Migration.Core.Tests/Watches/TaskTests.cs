using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CsCheck;
using Jupiter.Migration.Watches;
using Jupiter.Migration.Watches.Scheduling;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Watches;

/// <summary>A watch as a task of Windows and as units of systemd, as their own rules read them.</summary>
public sealed class TaskTests : IDisposable
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_task_fits_the_schema_of_the_task_scheduler()
    {
        var task = TaskXml.Of(SampleWatch.Task(@"C:\ProgramData\jupiter-watch-yolki-0123abcd"));

        Assert.Equal([], Faults(task));

        // And the schema is one that objects.
        task.Descendants(Schema + "EndBoundary").Single().Value = "in a week";
        task.Descendants(Schema + "Settings").Single().Add(new XElement(Schema + "Password", "x"));
        Assert.Equal(2, Faults(task).Length);
    }

    [Fact]
    public void It_is_of_LOCAL_SERVICE_and_once_an_hour_and_goes_when_the_week_is_over()
    {
        var task = TaskXml.Of(SampleWatch.Task(@"C:\ProgramData\jupiter-watch-yolki-0123abcd"));

        string Value(string name) => task.Descendants(Schema + name).Single().Value;
        Assert.Equal(("S-1-5-19", "LeastPrivilege"), (Value("UserId"), Value("RunLevel")));
        Assert.Equal(("PT1H", "2026-12-15T00:12:00Z", "PT0S"), (Value("Interval"), Value("EndBoundary"), Value("DeleteExpiredTaskAfter")));
        Assert.Equal("2026-12-09T00:12:00Z", Value("StartBoundary"));
        Assert.Empty(task.Descendants(Schema + "LogonType"));
    }

    [Fact]
    public void Units_are_taken_by_systemd()
    {
        const string Analyze = "/usr/bin/systemd-analyze";
        Assert.SkipUnless(File.Exists(Analyze), "needs systemd-analyze");
        var task = SampleWatch.Task("/var/lib/jupiter-watch-yolki-0123abcd");
        task = new WatchTask { Name = task.Name, Description = task.Description, Folder = task.Folder, Program = "/bin/sh", Arguments = task.Arguments, From = task.From, Until = task.Until };
        var units = SystemdUnits.Of(task, _folder.Root);
        foreach (var unit in units)
        {
            File.WriteAllText(_folder.At(unit.Key), unit.Value);
        }

        var said = Run(Analyze, ["verify", "--man=no", .. units.Keys.Select(_folder.At)]);

        Assert.Equal((0, ""), said);
        var until = Run(Analyze, ["calendar", Setting(units["jupiter-watch-yolki-0123abcd-end.timer"], "OnCalendar")]);
        Assert.Equal(0, until.Code);
        Assert.Contains("2026-12-15 00:12:00 UTC", until.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_account_of_the_units_is_made_for_the_look_and_may_ask_for_cards()
    {
        var service = SystemdUnits.Of(SampleWatch.Task("/var/lib/x"), "/etc/systemd/system")["jupiter-watch-yolki-0123abcd.service"];

        Assert.Equal(("yes", "CAP_NET_RAW", "CAP_NET_RAW"), (Setting(service, "DynamicUser"), Setting(service, "AmbientCapabilities"), Setting(service, "CapabilityBoundingSet")));
        Assert.Equal("jupiter-watch-yolki-0123abcd", Setting(service, "StateDirectory"));
    }

    [Fact]
    public void A_line_of_arguments_comes_apart_as_it_was_put_together() => Gen.String[Gen.Char["a \\\"\t'%$é"], 0, 12].Array[1, 5].Sample(arguments =>
        Assert.Equal(arguments, Apart(SystemProgram.CommandLine(arguments))));

    // A line of a unit can have any argument in it: no one ends the line or begins another word.
    [Fact]
    public void Nothing_that_a_path_can_hold_ends_a_line_of_a_unit() => Gen.String[Gen.Char["a \\\"\n\r\t'%$é;"], 0, 20].Sample(path =>
    {
        var task = new WatchTask { Name = "n", Description = path, Folder = "/x", Program = "/" + path, Arguments = [path], From = SampleWatch.Until, Until = SampleWatch.Until };

        var lines = SystemdUnits.Of(task, "/etc")["n.service"].Split('\n');

        Assert.DoesNotContain('\r', string.Concat(lines));
        var words = Words(Assert.Single(lines, line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]);
        Assert.Equal(["/" + path, path], words);
    });

    [Theory]
    [InlineData("Ёлки 2026", "jupiter-watch-2026-")]
    [InlineData("..\\..\\etc", "jupiter-watch-etc-")]
    [InlineData("yolki", "jupiter-watch-yolki-")]
    [InlineData("кафе", "jupiter-watch-")]
    public void The_name_of_a_watch_is_one_everywhere(string caseId, string start)
    {
        var folder = WatchFolder.Of(_folder.Root, caseId);

        Assert.Equal(_folder.At(folder.Name), folder.Required().Path);
        Assert.StartsWith(start, folder.Name, StringComparison.Ordinal);
        Assert.All(folder.Name, sign => Assert.True(char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'));
        Assert.NotEqual(folder.Name, WatchFolder.Of(_folder.Root, caseId + " ").Name);
    }

    private static string[] Faults(XDocument task)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(Schema.NamespaceName, Path.Combine(Repository.Root, "tests", "Jupiter.Migration.Core.Tests", "Watches", "TaskScheduler.xsd"));
        var faults = new List<string>();
        new XDocument(task).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return [.. faults];
    }

    private static string Setting(string unit, string name) =>
        unit.Split('\n').Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static (int Code, string Said) Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Result + complained);
    }

    // CommandLineToArgvW, as it is documented.
    private static List<string> Apart(string line)
    {
        var all = new List<string>();
        StringBuilder? word = null;
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var backslashes = line.Skip(i).TakeWhile(sign => sign == '\\').Count();
            if (backslashes > 0)
            {
                i += backslashes;
                var isBeforeQuote = i < line.Length && line[i] == '"';
                (word ??= new()).Append('\\', isBeforeQuote ? backslashes / 2 : backslashes);
                if (isBeforeQuote && backslashes % 2 == 1)
                {
                    word.Append('"');
                    continue;
                }

                i--;
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
                word ??= new();
            }
            else if (char.IsWhiteSpace(line[i]) && !isQuoted)
            {
                if (word is not null)
                {
                    all.Add(word.ToString());
                    word = null;
                }
            }
            else
            {
                (word ??= new()).Append(line[i]);
            }
        }

        return word is null ? all : [.. all, word.ToString()];
    }

    // systemd.service(5), "Command lines", for words in quotation marks.
    private static List<string> Words(string line)
    {
        var all = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            Assert.Equal('"', line[i]);
            var word = new StringBuilder();
            for (i++; line[i] != '"'; i++)
            {
                if (line[i] == '\\' && line[i + 1] == 'x')
                {
                    word.Append((char)Convert.ToInt32(line.Substring(i + 2, 2), 16));
                    i += 3;
                }
                else if (line[i] is '\\' or '%' or '$')
                {
                    i++;
                    Assert.True(line[i - 1] == '\\' ? line[i] is '\\' or '"' : line[i] == line[i - 1]);
                    word.Append(line[i]);
                }
                else
                {
                    word.Append(line[i]);
                }
            }

            all.Add(word.ToString());
            i++;
        }

        return all;
    }
}
