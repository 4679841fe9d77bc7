using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>
/// Tells by number whether a file system failure comes from somebody who has the file open. Windows' locks are mandatory: a viewer, an
/// indexer or an antivirus stands in the way of an open, a rename and a delete, mostly for less than a second.
/// </summary>
internal static class FileHolding
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int FolderNotEmpty = unchecked((int)0x80070091);
    private const int MappedFile = unchecked((int)0x800704C8);
    private const int LinuxWouldBlock = 11;

    /// <summary>Whether somebody has the file open.</summary>
    /// <param name="exception">The failure.</param>
    /// <returns>Whether that is what it says.</returns>
    public static bool IsHeld(Exception exception) => exception is IOException
        && (exception.HResult is SharingViolation or LockViolation or MappedFile
            || (exception.HResult == LinuxWouldBlock && RuntimeInformation.IsOSPlatform(OSPlatform.Linux)));

    /// <summary>
    /// Whether a name that can't be given or taken away may be free in a moment. While a file that was deleted is open somewhere, Windows
    /// keeps its name, refuses it to everybody with "access denied", and calls its folder not empty.
    /// </summary>
    /// <param name="exception">The failure.</param>
    /// <returns>Whether that is what it says, on Windows.</returns>
    public static bool IsNameKept(Exception exception) =>
        (exception is UnauthorizedAccessException && exception.HResult == AccessDenied)
        || (exception is IOException && exception.HResult == FolderNotEmpty);
}
