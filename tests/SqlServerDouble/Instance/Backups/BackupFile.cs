using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>The double's own backup: a mark, the header, the pages of the database's file each with a checksum, and a checksum over all.</summary>
internal static class BackupFile
{
    public const int PageSize = 4096;

    private static readonly byte[] Mark = [.. "JUPITER DOUBLE\r\n"u8];
    private static readonly byte[] End = [.. "THE END."u8];

    public static void Write(FileStream target, BackupHeader header, string dataFile, Action<long> advance)
    {
        var head = header.ToBytes();
        target.Write(Mark);
        target.Write(BitConverter.GetBytes(head.Length));
        target.Write(head);
        target.Write(Checksum.Of(head));
        var total = default(Checksum);
        using var source = File.OpenRead(dataFile);
        var page = new byte[PageSize];
        for (var at = 0L; at < header.DataLength; at += PageSize)
        {
            source.ReadExactly(page);
            target.Write(page);
            target.Write(Checksum.Of(page));
            total.Add(page);
            advance(at + PageSize);
        }

        target.Write(End);
        target.Write(total.Value);
    }

    /// <summary>Reads the header, and leaves the file before the first page.</summary>
    public static BackupHeader ReadHeader(FileStream file, string path)
    {
        try
        {
            var mark = new byte[Mark.Length];
            file.ReadExactly(mark);
            var length = new byte[4];
            file.ReadExactly(length);
            var size = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (!mark.SequenceEqual(Mark) || size is <= 0 or > 10_000_000)
            {
                throw NoBackup(path);
            }

            var (head, sum) = (new byte[size], new byte[8]);
            file.ReadExactly(head);
            file.ReadExactly(sum);
            return sum.SequenceEqual(Checksum.Of(head)) ? BackupHeader.OfBytes(head) ?? throw NoBackup(path) : throw NoBackup(path);
        }
        catch (EndOfStreamException)
        {
            throw NoBackup(path);
        }
    }

    /// <summary>Reads the pages; writes them when a target is told.</summary>
    public static void ReadPages(FileStream file, string path, BackupHeader header, FileStream? target, Action<long> advance)
    {
        var total = default(Checksum);
        var (page, sum) = (new byte[PageSize], new byte[8]);
        try
        {
            for (var at = 0L; at < header.DataLength; at += PageSize)
            {
                file.ReadExactly(page);
                file.ReadExactly(sum);
                if (!sum.SequenceEqual(Checksum.Of(page)))
                {
                    throw new SqlException(3183, 16,
                        $"RESTORE detected an error on page (1:{at / PageSize}) in database \"{header.DatabaseName}\" as read from the backup set.", 2);
                }

                total.Add(page);
                target?.Write(page);
                advance(at + PageSize);
            }

            var (end, all) = (new byte[End.Length], new byte[8]);
            file.ReadExactly(end);
            file.ReadExactly(all);
            if (!end.SequenceEqual(End) || !all.SequenceEqual(total.Value))
            {
                throw new SqlException(3189, 16, $"Damage to the backup set was detected.");
            }
        }
        catch (EndOfStreamException)
        {
            throw new SqlException(3256, 16,
                $"The backup set on device '{path}' was terminated while it was being created and is incomplete. RESTORE sequence is terminated abnormally.");
        }
    }

    private static SqlException NoBackup(string path) =>
        new(3241, 16, $"The media family on device '{path}' is incorrectly formed. SQL Server cannot process this media family.", 0);
}
