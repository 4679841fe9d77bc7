using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.ImportOnDesktop;

/// <summary>
/// The steps of an import: the nested module, then the root module, each loaded from its path, asked for its exported types and their
/// attributes, and initialised. Only PowerShell itself is there before the initialisers ran; a request for anything else is a failure.
/// </summary>
internal sealed class ModuleImport
{
    private const string PowerShell = "System.Management.Automation";
    private const string Nested = "Jupiter.Migration.Guard.dll";
    private const string Root = "Jupiter.Migration.dll";

    private static readonly string[] Later =
    [
        "Jupiter.Migration.Core.dll",
        "Jupiter.Migration.Cases.dll",
        Path.Combine("rehearsal", "Jupiter.Migration.Rehearsal.dll"),
        Path.Combine("engines-desktop", "sqlserver", "Jupiter.Migration.SqlServer.dll"),
    ];

    private readonly string _module;
    private readonly string _powerShell;
    private readonly List<string> _failures = [];
    private bool _initialised;

    public ModuleImport(string module, string powerShell)
    {
        (_module, _powerShell) = (module, powerShell);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Answer(new AssemblyName(request.Name));
    }

    public IReadOnlyList<string> Failures => _failures;

    public int Cmdlets { get; private set; }

    /// <summary>What the guard says against this computer. PowerShell's own exceptions keep no text here, so it is asked directly.</summary>
    public string? Refusal()
    {
        var guard = Load(Nested).GetExportedTypes().Single(IsInitialiser);
        var fault = (Exception?)guard.GetMethod("Fault", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null);
        return fault is null ? null : fault.Message + " " + fault.GetType().GetProperty("Remedy")!.GetValue(fault);
    }

    /// <summary>Imports; the assemblies that are there to be compiled.</summary>
    public IEnumerable<Assembly> Run()
    {
        Assembly[] first = [Load(Nested), Load(Root)];
        foreach (var assembly in first)
        {
            var types = assembly.GetExportedTypes();
            Array.ForEach(types.Where(IsCmdlet).ToArray(), ReadParameters);
            foreach (var initialiser in types.Where(IsInitialiser))
            {
                initialiser.GetMethod("OnImport")!.Invoke(Activator.CreateInstance(initialiser), null);
            }
        }

        _initialised = true;
        return first.Concat(Later.Select(Load));
    }

    private static bool IsCmdlet(Type type) => type.GetCustomAttributes(inherit: false).Any(attribute => attribute.GetType().Name == "CmdletAttribute");

    private static bool IsInitialiser(Type type) => type.GetInterfaces().Any(port => port.Name == "IModuleAssemblyInitializer");

    private void ReadParameters(Type cmdlet)
    {
        Cmdlets++;
        foreach (var property in cmdlet.GetProperties())
        {
            property.GetCustomAttributes(inherit: true);
            _ = property.PropertyType.FullName;
        }
    }

    private Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(_module, name));

    // After the initialisers ran the module answers; only what nobody answers comes here.
    private Assembly? Answer(AssemblyName asked)
    {
        if (asked.Name == PowerShell)
        {
            return Assembly.LoadFrom(_powerShell);
        }

        if (!asked.Name.EndsWith(".resources", StringComparison.Ordinal) && !(_initialised && File.Exists(Path.Combine(_module, "libraries", "desktop", asked.Name + ".dll"))))
        {
            _failures.Add((_initialised ? "nobody has " : "asked for before the initialiser: ") + asked.FullName);
        }

        return null;
    }
}
