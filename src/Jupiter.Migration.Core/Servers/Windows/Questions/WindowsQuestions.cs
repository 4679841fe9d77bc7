using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Questions;

/// <summary>
/// What the inventory of Windows asks, in the one place that says so: windows-questions.txt. The collector for servers that can't load this
/// module has the same lines. A plus before a name: in detail only. A tilde: always, and whose it is stays out of a file that is not detailed. A question mark: later versions
/// of Windows have it. A line is <c>cim|NAMESPACE|CLASS|PROPERTIES|CONDITION</c> or
/// <c>reg|HIVE|VIEWS|PATH|VALUES</c>; a property METHOD.RESULT is what a method without parameters gives.
/// </summary>
public static class WindowsQuestions
{
    private const string Source = "windows-questions.txt";
    private static readonly Lazy<string[]> All = new(Read);

    /// <summary>The questions as they are written.</summary>
    public static IReadOnlyList<string> Lines => All.Value;

    /// <summary>What is asked of CIM.</summary>
    public static IReadOnlyList<CimQuestion> Cim { get; } = [.. Parts("cim").Select(part => new CimQuestion(part[1], part[2], Names(part[3]), part[4]))];

    /// <summary>What is asked of the registry.</summary>
    public static IReadOnlyList<RegistryQuestion> Registry { get; } =
        [.. Parts("reg").Select(part => new RegistryQuestion(part[1] == "HKU" ? RegistryHive.Users : RegistryHive.LocalMachine, part[3], Views(part[2]), Names(part[4])))];

    private static IEnumerable<string[]> Parts(string kind) => Lines.Select(line => line.Split('|')).Where(parts => parts[0] == kind);

    private static AskedName[] Names(string names) =>
        [.. names.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => new AskedName(name.TrimStart('+', '~', '?'), name[0] == '+', name[0] == '?'))];

    private static bool[] Views(string views) => views switch { "32" => [true], "64" => [false], _ => [false, true] };

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(WindowsQuestions).Assembly.GetManifestResourceStream(Source)!);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
