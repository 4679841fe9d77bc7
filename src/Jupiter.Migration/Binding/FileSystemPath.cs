using System;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
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
            return provider.Name == "FileSystem" && full.IndexOf('\0') < 0
                ? Path.GetFullPath(full)
                : throw MigrationException.Because(nameof(SR.PathNotOnFileSystem), MigrationErrorCategory.InvalidArgument, path, path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or System.Management.Automation.DriveNotFoundException
            or ProviderInvocationException or ProviderNotFoundException or PathTooLongException)
        {
            throw MigrationException.Because(nameof(SR.PathInvalid), MigrationErrorCategory.InvalidArgument, path, e, path);
        }
    }

    /// <summary>An address whose embedded folder is a full path.</summary>
    /// <param name="paths">Knows PowerShell's current location.</param>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>The address.</returns>
    public static ServerAddress Locate(PathIntrinsics paths, ServerAddress address) =>
        address.Engine == "Embedded" ? address.At(Full(paths, address.Location)) : address;
}
