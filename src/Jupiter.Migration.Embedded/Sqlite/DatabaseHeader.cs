using System;
using System.Buffers.Binary;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>
/// The bytes of the file header that the lock works with. SQLite's file format says that a file whose write version is higher than
/// the reader knows must be treated as read-only, while its read version says who may read it: every SQLite program obeys, in every
/// process, for every account.
/// </summary>
internal static class DatabaseHeader
{
    private const int WriteVersionAt = 18;
    private const int ReadVersionAt = 19;
    private const int ChangeCounterAt = 24;
    private const int VersionValidForAt = 92;
    private const byte JournalVersion = 1;
    private const byte LogVersion = 2;

    // Both are beyond what any SQLite writes to; which of them it is says what unlocking puts back.
    private const byte LockedJournalVersion = 0x7F;
    private const byte LockedLogVersion = 0x7E;

    /// <summary>Whether the header keeps writers out.</summary>
    /// <param name="header">The first 100 bytes.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsLocked(ReadOnlySpan<byte> header) => header[WriteVersionAt] > LogVersion && header[ReadVersionAt] <= LogVersion;

    /// <summary>Whether the database has a write-ahead log.</summary>
    /// <param name="header">The first 100 bytes.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasLog(ReadOnlySpan<byte> header) => header[ReadVersionAt] == LogVersion;

    /// <summary>Keeps writers out. The change counter moves on, so that connections which cached the header read it again.</summary>
    /// <param name="header">The first 100 bytes.</param>
    public static void Lock(Span<byte> header)
    {
        // Reading through a write-ahead log takes writing beside it, so a locked database has none.
        header[WriteVersionAt] = HasLog(header) ? LockedLogVersion : LockedJournalVersion;
        header[ReadVersionAt] = JournalVersion;
        var counter = BinaryPrimitives.ReadUInt32BigEndian(header[ChangeCounterAt..]);
        if (BinaryPrimitives.ReadUInt32BigEndian(header[VersionValidForAt..]) == counter)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header[VersionValidForAt..], unchecked(counter + 1));
        }

        BinaryPrimitives.WriteUInt32BigEndian(header[ChangeCounterAt..], unchecked(counter + 1));
    }

    /// <summary>Lets writers in again, with a write-ahead log where there was one. SQLite writes both versions alike.</summary>
    /// <param name="header">The first 20 bytes or more.</param>
    public static void Unlock(Span<byte> header)
    {
        if (IsLocked(header))
        {
            var version = header[WriteVersionAt] == LockedLogVersion ? LogVersion : header[ReadVersionAt];
            header[WriteVersionAt] = version;
            header[ReadVersionAt] = version;
        }
    }
}
