using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Folders;

public sealed class FolderListTests : FolderFixture
{
    private static readonly Gen<string> Name = Gen.OneOf<string>("a", "b", "a b", "Смена", "a!", "a-b", "ß", "\U0001F37D", ".x", "A1");

    [Fact]
    public void AnyTreeComesBackAsItWas() => Gen.Select(Gen.Select(Name, Name, Name).Array[0, 12], Gen.Byte.Array[0, 40].Array[12]).Sample(
        (paths, contents) =>
        {
            foreach (var folder in new[] { Source, Medium, Back }.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(Source);
            for (var i = 0; i < paths.Length; i++)
            {
                var (one, two, three) = paths[i];
                var path = Path.Combine(Source, one, two, three);
                if (!File.Exists(Path.Combine(Source, one)) && !File.Exists(Path.Combine(Source, one, two)) && !Directory.Exists(path))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllBytes(path, contents[i]);
                }
            }

            Backup();
            Restore();
            return Faults.Count == 0 && Tree(Source).SequenceEqual(Tree(Back))
                && FolderList.Open(List).Entries().Count() == Tree(Source).Count;
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void EachLineFitsTheSchema()
    {
        Put("a", "1");
        Put("b/c", "2");
        File.CreateSymbolicLink(Path.Combine(Source, "link"), At("nowhere"));
        Backup();

        Assert.All(File.ReadAllLines(List), line => Assert.Empty(new PublishedSchema("folder-list").Differences(JsonNode.Parse(line))));
        Assert.NotEmpty(new PublishedSchema("folder-list").Differences(JsonNode.Parse("""{"path":"a","kind":"Pipe"}""")));
        Assert.Equal(FolderList.Open(List).Sha256(), (string)JsonNode.Parse(File.ReadAllLines(List)[^1])!["sha256"]!);
    }

    [Fact]
    public void EachByteOfAListCounts()
    {
        Put("a", "1");
        Put("b/c", "22");
        Backup();
        var bytes = File.ReadAllBytes(List);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= (byte)(1 << (i % 7));
            File.WriteAllBytes(List, changed);
            Assert.True(Check("Folder.List").Blocks, $"byte {i}: {Encoding.UTF8.GetString(changed)}");
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(List, bytes[..length]);
            Assert.True(Check("Folder.List").Blocks, $"length {length}");
        }

        File.WriteAllBytes(List, [.. bytes, (byte)'\n']);
        Assert.True(Check("Folder.List").Blocks);
        File.WriteAllBytes(List, bytes);
        Assert.False(Check("Folder.List").Blocks);
    }

    [Fact]
    public void WhateverIsReadTheErrorHasAName()
    {
        Put("a", "1");
        Backup();
        var sound = File.ReadAllBytes(List);
        Gen.Select(Gen.Int[0, sound.Length], Gen.Byte.Array[0, 60], Gen.Int[0, 60]).Sample(
            (at, bytes, cut) =>
            {
                File.WriteAllBytes(List, [.. sound[..at], .. bytes, .. sound[Math.Min(sound.Length, at + cut)..]]);
                try
                {
                    _ = FolderList.Open(List).Entries().Count();
                }
                catch (MigrationException)
                {
                }

                _ = FolderList.Rest(List).Count();
            },
            iter: 500,
            threads: 1);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("/outside")]
    [InlineData("C:/outside")]
    [InlineData("a\\..\\..\\outside")]
    [InlineData("a:stream")]
    [InlineData("con.txt")]
    [InlineData("a\nb")]
    [InlineData("a//b")]
    [InlineData("a./b")]
    public void AListThatLeadsElsewhereIsRefusedBeforeAnythingIsWritten(string path)
    {
        Put("a", "1");
        Backup();
        var list = FolderList.Open(List);
        var good = list.Entries().Single();
        File.Delete(List);
        using (var writer = new FolderListWriter(List, List + ".test", list.Header))
        {
            foreach (var entry in new[] { good, good with { Path = path } }.OrderBy(entry => entry.Path, FolderPathOrder.Walk))
            {
                writer.Write(entry);
            }

            writer.Commit();
        }

        Assert.Equal("FolderEntryRefused", Assert.Throws<MigrationException>(() => Restore()).ErrorId);

        Assert.False(Directory.Exists(Back));
    }

    [Fact]
    public void NamesThatWindowsTakesForOneAreFoundInAnyList() => Gen.Select(Gen.OneOf<string>("a", "A", "b", "B", "a b", "a!"), Gen.OneOf<string>("a", "A", "b", "x!")).Array[1, 12].Sample(
        pairs =>
        {
            var paths = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item1 + "/" + pair.Item2 }).Distinct().Order(FolderPathOrder.Walk).ToArray();
            var names = new FolderNamesAlike();
            var found = paths.Where(path => names.Add(path) is not null).ToArray();
            var expected = paths.GroupBy(path => Path.GetDirectoryName(path)).SelectMany(folder => folder.GroupBy(path => path, StringComparer.OrdinalIgnoreCase)).SelectMany(same => same.Skip(1));
            return found.Order().SequenceEqual(expected.Order());
        },
        iter: 2_000,
        threads: 1);

    [Fact]
    public void AWalkIsInTheOrderOfTheList()
    {
        foreach (var name in new[] { "a/x", "a b/x", "a!", "a-b/y/z", "B", "б" })
        {
            Put(name, "");
        }

        var paths = FolderWalk.Run(Source).Select(found => found.Entry.Path).ToArray();

        Assert.Equal(paths.Order(FolderPathOrder.Walk), paths);
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }
}
