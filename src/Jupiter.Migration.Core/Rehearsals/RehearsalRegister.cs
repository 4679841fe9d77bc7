using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Rehearsals;

/// <summary>
/// The loopback addresses of the rehearsals that are on, whichever process plays them: a file for each, held open as long as the
/// rehearsal is on. A loopback address that stands here is a computer of a rehearsal; any other is nobody's.
/// </summary>
/// <param name="folder">Where it is kept; by default among the local data of this user, so that others can't write into it.</param>
public sealed class RehearsalRegister(string? folder = null) : IDisposable
{
    private static readonly FilePatience None = FilePatience.None;

    private readonly Dictionary<string, FileStream> _held = new(StringComparer.Ordinal);
    private readonly string _folder = folder ?? Usual;

    private static string Usual => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? local
            : Path.GetTempPath(),
        "Jupiter.Migration",
        "rehearsals");

    /// <summary>Enters addresses, until this is disposed or the process ends. One that another process has entered stays that one's.</summary>
    /// <param name="addresses">Loopback addresses.</param>
    public void Enter(IEnumerable<string> addresses)
    {
        Directory.CreateDirectory(_folder);
        foreach (var address in addresses)
        {
            if (_held.ContainsKey(address))
            {
                continue;
            }

            try
            {
                _held.Add(address, SharedFile.OpenAlone(FileOf(address), None));
            }
            catch (FileHeldException)
            {
                // Somebody else plays the same rehearsal.
            }
        }
    }

    /// <summary>Whether a rehearsal that is on has entered an address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether one has; what a process that was killed left behind does not count.</returns>
    public bool Knows(IPAddress address)
    {
        var path = FileOf(address.ToString());
        try
        {
            using var left = SharedFile.OpenAloneIfThere(path, None);
            return false;
        }
        catch (FileHeldException)
        {
            return true;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var held in _held)
        {
            held.Value.Dispose();

            // A name that nobody holds says nothing.
            SharedFile.TryDelete(FileOf(held.Key), None);
        }

        _held.Clear();
    }

    // Colons of IPv6 addresses can stand in no file name of Windows.
    private string FileOf(string address) => Path.Combine(_folder, address.Replace(':', '-') + ".on");
}
