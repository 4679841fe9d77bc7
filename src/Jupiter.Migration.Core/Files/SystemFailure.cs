using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>The exception of a call of the system, as the framework would have thrown it: by number, so that it can be named and waited for.</summary>
internal static class SystemFailure
{
    private const int NoEntry = 2;
    private const int WindowsNoPath = 3;
    private const int WindowsAccessDenied = 5;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int IsFolder = 21;
    private const int WindowsFacility = unchecked((int)0x80070000);

    /// <summary>The failure of the call that was just made.</summary>
    /// <param name="path">What it was about.</param>
    /// <returns>The exception.</returns>
    public static Exception Last(string path) => Of(Marshal.GetLastWin32Error(), path);

    /// <summary>The failure with a number.</summary>
    /// <param name="number">An errno, or a Windows error.</param>
    /// <param name="path">What it was about.</param>
    /// <returns>The exception.</returns>
    public static Exception Of(int number, string path)
    {
        var isWindows = Path.DirectorySeparatorChar == '\\';
        var message = $"{new Win32Exception(number).Message} ({path})";
        return number switch
        {
            NoEntry => new FileNotFoundException(message, path),
            WindowsNoPath when isWindows => new DirectoryNotFoundException(message),
            WindowsAccessDenied when isWindows => new UnauthorizedAccessException(message),
            AccessDenied or NotPermitted or IsFolder when !isWindows => new UnauthorizedAccessException(message),
            _ => new IOException(message, isWindows ? WindowsFacility | number : number),
        };
    }
}
