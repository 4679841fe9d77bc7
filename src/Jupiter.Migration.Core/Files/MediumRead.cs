using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Files;

/// <summary>
/// Reads a file that was flushed so that the medium answers and not the cache: on Linux posix_fadvise(2) drops what is on the medium already, on
/// Windows FILE_FLAG_NO_BUFFERING goes past the cache. What a medium keeps in itself may still answer.
/// </summary>
internal sealed class MediumRead : IDisposable
{
    private const int WillNeed = 3;
    private const int DontNeed = 4;
    private const int InvalidParameter = 87;

    private readonly string _path;
    private FileStream _file;

    /// <summary>Opens a file, and has the medium begin with it where the system can.</summary>
    /// <param name="path">The file, flushed before.</param>
    public MediumRead(string path)
    {
        _path = path;
        (_file, IsFromMedium) = Path.DirectorySeparatorChar == '\\' ? Uncached(path) : (SharedFile.OpenRead(path), false);
        if (IsFromMedium || !Forget(_file))
        {
            return;
        }

        IsFromMedium = true;
        _ = Advise(_file, SectorBlock.Length, WillNeed);
    }

    /// <summary>Whether the medium answers; told for certain when the file was read.</summary>
    public bool IsFromMedium { get; private set; }

    /// <summary>Has the cache forget what is on the medium of a file.</summary>
    /// <param name="file">The file, flushed before.</param>
    /// <returns>Whether it was told to.</returns>
    public static bool Forget(FileStream file) => Advise(file, 0, DontNeed);

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
        catch (Exception e) when (IsFromMedium && Path.DirectorySeparatorChar == '\\' && IsRefused(e))
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

    // A file system that can't be read past the cache: ERROR_INVALID_PARAMETER, of which Windows PowerShell's FileStream makes an ArgumentException.
    private static bool IsRefused(Exception e) => e is ArgumentException || (e is IOException && (e.HResult & 0xFFFF) == InvalidParameter);

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

    private static (FileStream File, bool IsFromMedium) Uncached(string path)
    {
        try
        {
            return (SharedFile.OpenUncached(path), true);
        }
        catch (IOException e) when (e is not FileHeldException)
        {
            return (SharedFile.OpenRead(path), false);
        }
    }

    private static bool Advise(FileStream file, long length, int advice) => RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        && NativeMethods.Advise((int)file.SafeFileHandle.DangerousGetHandle(), 0, length, advice) == 0;

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "posix_fadvise64")]
        public static extern int Advise(int descriptor, long offset, long length, int advice);
    }
}
