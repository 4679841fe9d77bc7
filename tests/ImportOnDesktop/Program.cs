using System;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.ImportOnDesktop;

/// <summary>
/// What Import-Module of Windows PowerShell does with the module, on Mono: <c>ImportOnDesktop MODULE POWERSHELL CULTURE</c>. Ends with the
/// number of things that failed, each told on a line of its own.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(arguments[2]);
        var import = new ModuleImport(arguments[0], arguments[1]);
        if (import.Refusal() is { } refusal)
        {
            Console.WriteLine("REFUSED " + refusal);
            return 1;
        }

        var compilation = new Compilation();
        foreach (var assembly in import.Run().ToArray())
        {
            compilation.Compile(assembly);
        }

        var failures = import.Failures.Concat(compilation.Failures).ToArray();
        Array.ForEach(failures, failure => Console.WriteLine("FAILED " + failure));
        Console.WriteLine($"{import.Cmdlets} cmdlets, {compilation.Methods} methods, {failures.Length} failures");
        return failures.Length;
    }
}
