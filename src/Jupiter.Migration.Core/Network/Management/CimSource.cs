using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Management;

/// <summary>
/// CIM as this computer has it: the Windows plugin, which stands beside the core and is loaded when a computer is first asked. It has no
/// library of its own that could meet another module's, so it needs no world of its own: PowerShell brings what it needs.
/// </summary>
public sealed class CimSource : ICimSource, ICimConnector
{
    private const string NativeHalf = "mi.dll";
    private static readonly Lazy<object> Plugin = new(Load);

    private CimSource()
    {
    }

    /// <summary>CIM of this computer.</summary>
    public static CimSource OfThisComputer { get; } = new CimSource();

    /// <inheritdoc/>
    public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation) =>
        Ask(computer, () => ((ICimSource)Plugin.Value).Query(computer, cimNamespace, query, cancellation));

    /// <inheritdoc/>
    public ICimConnection Open(string computer) => Ask(computer, () => ((ICimConnector)Plugin.Value).Open(computer));

    /// <inheritdoc/>
    public ICimConnection? Take(object session) => Ask(session.ToString() ?? "", () => ((ICimConnector)Plugin.Value).Take(session));

    private static T Ask<T>(string computer, Func<T> ask)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw new NoDeviceAnswerException(SR.CimNeedsWindows.With(computer));
        }

        // Where the library finds no native half, as under Wine, what it has begun to make ends the whole process when it is collected.
        if (!File.Exists(Path.Combine(Environment.SystemDirectory, NativeHalf)))
        {
            throw new NoDeviceAnswerException(SR.CimMissing.With(computer, NativeHalf));
        }

        try
        {
            return ask();
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or TypeInitializationException or MissingMethodException or DllNotFoundException)
        {
            // A PowerShell that was made small.
            throw new NoDeviceAnswerException(SR.CimMissing.With(computer, e.GetBaseException().Message), e);
        }
    }

    private static object Load() => PluginEntryPoint.Create<ICimSource>(Assembly.LoadFrom(
        Path.Combine(Path.GetDirectoryName(typeof(CimSource).Assembly.Location)!, "windows", "Jupiter.Migration.Windows.dll")));
}
