using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>Puts /dev/full in the place of a file that this process has open, until it is disposed.</summary>
internal sealed partial class FullDevice : IDisposable
{
    private readonly int _descriptor;
    private readonly int _kept;

    public FullDevice(string path)
    {
        _descriptor = Directory.EnumerateFiles("/proc/self/fd").Where(link => new FileInfo(link).LinkTarget == path)
            .Select(link => int.Parse(Path.GetFileName(link), null)).Single();
        _kept = Checked(Duplicate(_descriptor));
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        Checked(Duplicate((int)full.SafeFileHandle.DangerousGetHandle(), _descriptor));
    }

    public void Dispose()
    {
        Checked(Duplicate(_kept, _descriptor));
        Checked(Close(_kept));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception();

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
