using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerContract;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>Everybody on a computer reads the command lines of its processes.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void The_login_of_the_double_stands_in_no_command_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Command lines are read from /proc.");
        using var place = new DoublePlace(ServerVersion.Sql2019);
        var credential = place.Address.Access.Credential!;

        var lines = Children().Append(Environment.GetCommandLineArgs()).ToArray();

        Assert.True(lines.Length > 1, "The double runs in no process.");
        Assert.Contains(lines, arguments => arguments.Any(argument => argument.EndsWith("SqlServerDouble.dll", StringComparison.Ordinal)));
        foreach (var arguments in lines)
        {
            Assert.DoesNotContain(credential.UserName, arguments);
            Assert.DoesNotContain(credential.Password, string.Join(" ", arguments));
        }
    }

    private static IEnumerable<string[]> Children()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            string[]? arguments = null;
            try
            {
                if (ParentOf(process) == Environment.ProcessId)
                {
                    arguments = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }

            if (arguments is not null)
            {
                yield return arguments;
            }
        }
    }

    // The name of the program stands in brackets and may hold anything.
    private static int ParentOf(string process)
    {
        var stat = File.ReadAllText(Path.Combine(process, "stat"));
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
