using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Binding;

/// <summary>Makes full paths of what was typed, as PowerShell's current location has it; the process has another one.</summary>
internal static class FileSystemPath
{
    /// <summary>Full path of a file or folder that need not exist. Wildcards mean themselves.</summary>
    /// <param name="paths">Knows PowerShell's current location.</param>
    /// <param name="path">The path as it was typed.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="MigrationException">PathInvalid, PathNotOnFileSystem.</exception>
    public static string Full(PathIntrinsics paths, string path)
    {
        try
        {
            var full = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name != "FileSystem" || full.IndexOf('\0') >= 0)
            {
                throw MigrationException.Because(nameof(SR.PathNotOnFileSystem), path, path);
            }

            RequireNoDevice(path, full);
            return Path.GetFullPath(full);
        }
        catch (System.Management.Automation.DriveNotFoundException e)
        {
            throw MigrationException.Because(nameof(SR.DriveNotFound), path, e, e.ItemName + ":", Drives());
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException
            or ProviderInvocationException or ProviderNotFoundException or PathTooLongException)
        {
            throw MigrationException.Because(nameof(SR.PathInvalid), path, e, path);
        }
    }

    /// <summary>Full path of what is needed on a later day: its drive may be another computer's, or a medium that is plugged in then.</summary>
    /// <param name="paths">Knows PowerShell's current location.</param>
    /// <param name="path">The path as it was typed.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="MigrationException">PathInvalid, PathNotOnFileSystem, DriveNotFound: of a drive that is none of Windows's.</exception>
    public static string Planned(PathIntrinsics paths, string path)
    {
        try
        {
            return Full(paths, path);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.DriveNotFound) && Path.DirectorySeparatorChar == '\\' && path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/')
        {
            RequireNoDevice(path, path);
            return Path.GetFullPath(path);
        }
    }

    /// <summary>Full paths of what a path with wildcards matches. A name that is there is meant as it stands, and so is one that matches nothing.</summary>
    /// <param name="paths">Knows PowerShell's current location.</param>
    /// <param name="path">The path as it was typed.</param>
    /// <returns>The full paths, in the order of their names.</returns>
    /// <exception cref="MigrationException">PathInvalid, PathNotOnFileSystem.</exception>
    public static IReadOnlyList<string> Matching(PathIntrinsics paths, string path)
    {
        var literal = Full(paths, path);
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(literal) || Directory.Exists(literal))
        {
            return [literal];
        }

        try
        {
            var found = paths.GetResolvedProviderPathFromPSPath(path, out _).OrderBy(name => name, StringComparer.Ordinal).ToArray();
            return found.Length > 0 ? found : [literal];
        }
        catch (Exception e) when (e is ItemNotFoundException or WildcardPatternException or ProviderInvocationException)
        {
            // A pattern that is none, such as "[2026", is a name.
            return [literal];
        }
    }

    /// <summary>An address whose embedded folder is a full path.</summary>
    /// <param name="paths">Knows PowerShell's current location.</param>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>The address.</returns>
    public static ServerAddress Locate(PathIntrinsics paths, ServerAddress address) =>
        address.Engine == "Embedded" ? address.At(Full(paths, address.Location)) : address;

    // Windows opens a port or throws everything away under such a name, in whatever folder. On other systems only the file's own name
    // counts, which goes along when the file is carried to Windows.
    private static void RequireNoDevice(string path, string full)
    {
        var names = full.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var device = Path.DirectorySeparatorChar == '\\'
            ? full.StartsWith(@"\\.\", StringComparison.Ordinal) ? path : names.FirstOrDefault(WindowsName.IsDevice)
            : WindowsName.IsDevice(names[names.Length - 1]) ? names[names.Length - 1] : null;
        if (device is not null)
        {
            throw MigrationException.Because(nameof(SR.PathIsDevice), path, path, device);
        }
    }

    private static string Drives() => Path.DirectorySeparatorChar == '\\'
        ? string.Join(", ", DriveInfo.GetDrives().Select(drive => drive.Name.TrimEnd('\\')))
        : "/";
}
