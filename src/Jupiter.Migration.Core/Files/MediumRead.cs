using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Files;

/// <summary>
/// Reads a file that was flushed past the cache, so that the medium answers: O_DIRECT (open(2)) on Linux, FILE_FLAG_NO_BUFFERING on Windows. Where the
/// file system knows no such reading, through the cache. What a medium keeps in itself may still answer.
/// </summary>
internal sealed class MediumRead : IDisposable
{
    private const int WindowsInvalidParameter = 87;
    private const int Invalid = 22;

    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    private readonly string _path;
    private FileStream _file;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, flushed before.</param>
    public MediumRead(string path)
    {
        _path = path;
        (_file, IsFromMedium) = Open(path);
    }

    /// <summary>Whether the medium answers; told for certain when the file was read.</summary>
    public bool IsFromMedium { get; private set; }

    /// <summary>Hashes the file.</summary>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its SHA-256.</returns>
    public string Hash(ProgressMeter? meter, CancellationToken cancellation)
    {
        try
        {
            return HashFromStart(meter, cancellation);
        }
        catch (Exception e) when (IsFromMedium && IsRefused(e))
        {
            // What the medium can't read is no such refusal: the cache would hide it.
            IsFromMedium = false;
            _file.Dispose();
            _file = SharedFile.OpenRead(_path);
            return HashFromStart(meter, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // EINVAL; ERROR_INVALID_PARAMETER, of which Windows PowerShell's FileStream makes an ArgumentException.
    private static bool IsRefused(Exception e) => e is ArgumentException || (e is IOException && (e.HResult & 0xFFFF) == (IsWindows ? WindowsInvalidParameter : Invalid));

    // Where it is drawn into the filter above, .NET 10 takes seconds of a processor to compile both.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string HashFromStart(ProgressMeter? meter, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var block = SectorBlock.Rent();
        int count;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            count = _file.Read(block.Bytes, block.Offset, SectorBlock.Length);
            hash.AppendData(block.Bytes, block.Offset, count);
            meter?.Advance(count);
        }
        while (count > 0 && _file.Position < _file.Length);
        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    private static (FileStream File, bool IsFromMedium) Open(string path)
    {
        if (!IsWindows)
        {
            var file = SharedFile.OpenRead(path);
            return (file, NativeMethods.GoPastCache(file));
        }

        try
        {
            return (SharedFile.OpenUncached(path), true);
        }
        catch (IOException e) when (e is not FileHeldException)
        {
            return (SharedFile.OpenRead(path), false);
        }
    }

    private static class NativeMethods
    {
        private const int SetFlags = 4;
        private const int Direct = 0x4000;
        private const int DirectOnArm = 0x10000;

        // F_SETFL with O_DIRECT, which has another number on ARM (asm/fcntl.h).
        public static bool GoPastCache(FileStream file) => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && Control(
            (int)file.SafeFileHandle.DangerousGetHandle(), SetFlags, RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? DirectOnArm : Direct) == 0;

        [DllImport("libc", EntryPoint = "fcntl")]
        private static extern int Control(int descriptor, int command, int flags);
    }
}
