using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>
/// Holds the lock that SQLite holds while it makes a checkpoint, as another process would: with a lock of Linux that belongs to the
/// open file and not to the process. The byte is the second of those named in SQLite's "WAL-index file format".
/// </summary>
internal sealed partial class CheckpointLock : IDisposable
{
    private const int SetOpenFileLock = 37;
    private const short WriteLock = 1;
    private const long CheckpointByte = 121;

    private readonly FileStream _file;

    public CheckpointLock(string databaseFile)
    {
        _file = new FileStream(databaseFile + "-shm", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var range = new LockRange { Type = WriteLock, Start = CheckpointByte, Length = 1 };
        if (Control(_file.SafeFileHandle, SetOpenFileLock, ref range) != 0)
        {
            throw new IOException("fcntl: " + Marshal.GetLastPInvokeError());
        }
    }

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, ref LockRange range);

    [StructLayout(LayoutKind.Sequential)]
    private struct LockRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
