using System;
using System.Diagnostics;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Servers.Specification;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class ProcessorTableTests
{
    private static readonly ProcessorTable Table = new(ServerSpecFile.BuiltIn.Processors!);

    [Theory]
    [InlineData("Intel(R) Core(TM) i5 CPU         650  @ 3.20GHz")]
    [InlineData("Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz")]
    [InlineData("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz")]
    [InlineData("Intel(R) Core(TM) i5-10400F CPU @ 2.90GHz")]
    [InlineData("13th Gen Intel(R) Core(TM) i5-13400")]
    [InlineData("Intel(R) Core(TM) i7 CPU         920  @ 2.67GHz")]
    [InlineData("Intel(R) Core(TM) i7-4790K CPU @ 4.00GHz")]
    [InlineData("12th Gen Intel(R) Core(TM) i7-12700H")]
    [InlineData("Intel(R) Core(TM) i9-9900K CPU @ 3.60GHz")]
    [InlineData("Intel(R) Core(TM) i9-14900KS")]
    [InlineData("Intel(R) Core(TM) Ultra 5 125H")]
    [InlineData("Intel(R) Core(TM) Ultra 7 155U")]
    [InlineData("Intel(R) Core(TM) Ultra 9 285K")]
    [InlineData("Intel(R) Core(TM) Ultra X7 358H")]
    [InlineData("Intel(R) Core(TM) 5 120U")]
    [InlineData("Intel(R) Core(TM) 7 150U")]
    [InlineData("Intel(R) Core(TM) 9 270H")]
    [InlineData("Intel(R) Xeon(R) CPU           X5650  @ 2.67GHz")]
    [InlineData("Intel(R) Xeon(R) CPU           X3430  @ 2.40GHz")]
    [InlineData("Intel(R) Xeon(R) CPU           E5504  @ 2.00GHz")]
    [InlineData("Intel(R) Xeon(R) CPU E31220 @ 3.10GHz")]
    [InlineData("Intel(R) Xeon(R) CPU E3-1220 v3 @ 3.10GHz")]
    [InlineData("Intel(R) Xeon(R) CPU E5-2620 0 @ 2.00GHz")]
    [InlineData("Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz")]
    [InlineData("Intel(R) Xeon(R) Silver 4210 CPU @ 2.20GHz")]
    [InlineData("Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz")]
    [InlineData("Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz")]
    [InlineData("Intel(R) Xeon(R) E-2224 CPU @ 3.40GHz")]
    [InlineData("Intel(R) Xeon(R) CPU D-1521 @ 2.40GHz")]
    [InlineData("Intel(R) Xeon(R) 6787P")]
    [InlineData("Intel Xeon Processor (Skylake, IBRS)")]
    [InlineData("AMD Ryzen 5 1600 Six-Core Processor            ")]
    [InlineData("AMD Ryzen 5 PRO 4650G with Radeon Graphics")]
    [InlineData("AMD Ryzen 7 5800X3D 8-Core Processor")]
    [InlineData("AMD Ryzen 9 7950X 16-Core Processor")]
    [InlineData("AMD Ryzen 7 PRO 7840U w/ Radeon 780M Graphics")]
    [InlineData("AMD Ryzen AI 9 HX 370 w/ Radeon 890M")]
    [InlineData("AMD RYZEN AI MAX+ 395 w/ Radeon 8060S")]
    [InlineData("AMD Ryzen Threadripper 1950X 16-Core Processor")]
    [InlineData("AMD Ryzen Threadripper PRO 5995WX 64-Cores")]
    [InlineData("AMD EPYC 7302P 16-Core Processor")]
    [InlineData("AMD EPYC")]
    [InlineData("AMD EPYC-Rome Processor")]
    [InlineData("AMD FX(tm)-8350 Eight-Core Processor")]
    [InlineData("AMD FX(tm)-9590 Eight-Core Processor")]
    public void Core_i5_and_better(string name) => Expect(ProcessorRank.CoreI5, name);

    [Theory]
    [InlineData("Intel(R) Core(TM) i3 CPU         540  @ 3.07GHz")]
    [InlineData("Intel(R) Core(TM) i3-2100 CPU @ 3.10GHz")]
    [InlineData("Intel(R) Core(TM) i3-10100 CPU @ 3.60GHz")]
    [InlineData("12th Gen Intel(R) Core(TM) i3-12100")]
    [InlineData("Intel(R) Core(TM) i3-N305")]
    [InlineData("Intel(R) Core(TM) i3-8121U CPU @ 2.20GHz")]
    [InlineData("Intel(R) Core(TM) 3 100U")]
    [InlineData("Intel(R) Core(TM) 3 N355")]
    [InlineData("AMD Ryzen 3 1200 Quad-Core Processor")]
    [InlineData("AMD Ryzen 3 3200G with Radeon Vega Graphics")]
    [InlineData("AMD Ryzen 3 PRO 2200G with Radeon Vega Graphics")]
    [InlineData("AMD Phenom(tm) II X4 955 Processor")]
    [InlineData("AMD Phenom(tm) II X6 1055T Processor")]
    [InlineData("AMD FX(tm)-4100 Quad-Core Processor")]
    [InlineData("AMD FX(tm)-6300 Six-Core Processor")]
    [InlineData("AMD FX-8800P Radeon R7, 12 Compute Cores 4C+8G")]
    [InlineData("AMD A8-5600K APU with Radeon(tm) HD Graphics")]
    [InlineData("AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G")]
    [InlineData("AMD PRO A10-8770 R7, 10 COMPUTE CORES 4C+6G")]
    [InlineData("AMD A12-9800 RADEON R7, 12 COMPUTE CORES 4C+8G")]
    public void Core_i3_and_its_equals(string name) => Expect(ProcessorRank.CoreI3, name);

    [Theory]
    [InlineData("Intel(R) Core(TM)2 Duo CPU     E8400  @ 3.00GHz")]
    [InlineData("Intel(R) Core(TM)2 Quad CPU    Q6600  @ 2.40GHz")]
    [InlineData("Intel(R) Core(TM)2 CPU          6600  @ 2.40GHz")]
    [InlineData("Intel(R) Core(TM) Duo CPU      T2450  @ 2.00GHz")]
    [InlineData("Intel(R) Core(TM) M-5Y10c CPU @ 0.80GHz")]
    [InlineData("Intel(R) Core(TM) m3-7Y30 CPU @ 1.00GHz")]
    [InlineData("Intel(R) Pentium(R) 4 CPU 3.00GHz")]
    [InlineData("Pentium(R) Dual-Core  CPU      E5300  @ 2.60GHz")]
    [InlineData("Intel(R) Pentium(R) CPU G4560 @ 3.50GHz")]
    [InlineData("Intel(R) Pentium(R) Gold G5400 CPU @ 3.70GHz")]
    [InlineData("Intel(R) Pentium(R) Silver N5000 CPU @ 1.10GHz")]
    [InlineData("Intel(R) Celeron(R) CPU  J1900  @ 1.99GHz")]
    [InlineData("Intel(R) Celeron(R) N5105 @ 2.00GHz")]
    [InlineData("Intel(R) Celeron(R) CPU G3900 @ 2.80GHz")]
    [InlineData("Intel(R) N95")]
    [InlineData("Intel(R) N100")]
    [InlineData("Intel(R) Processor N100")]
    [InlineData("Intel(R) Processor N200")]
    [InlineData("Intel(R) N150")]
    [InlineData("Intel(R) Processor U300")]
    [InlineData("Intel(R) 300")]
    [InlineData("Intel(R) Atom(TM) CPU D525   @ 1.80GHz")]
    [InlineData("Intel(R) Atom(TM) x5-Z8350  CPU @ 1.44GHz")]
    [InlineData("Intel(R) Atom(TM) CPU C3758 @ 2.20GHz")]
    [InlineData("Intel(R) Xeon(R) CPU            5130  @ 2.00GHz")]
    [InlineData("Intel(R) Xeon(R) CPU           E5405  @ 2.00GHz")]
    [InlineData("Intel(R) Xeon(R) CPU           X3220  @ 2.40GHz")]
    [InlineData("Intel(R) Xeon(R) CPU           X7350  @ 2.93GHz")]
    [InlineData("AMD Athlon(tm) 64 X2 Dual Core Processor 3800+")]
    [InlineData("AMD Athlon(tm) 64 FX-62 Dual Core Processor")]
    [InlineData("AMD Athlon(tm) II X4 640 Processor")]
    [InlineData("AMD Athlon(tm) X4 860K Quad Core Processor")]
    [InlineData("AMD Athlon 3000G with Radeon Vega Graphics")]
    [InlineData("AMD Athlon Gold 3150U with Radeon Graphics")]
    [InlineData("AMD Sempron(tm) 145 Processor")]
    [InlineData("AMD Turion(tm) 64 X2 Mobile Technology TL-60")]
    [InlineData("AMD Phenom(tm) 9550 Quad-Core Processor")]
    [InlineData("AMD Phenom(tm) II X2 555 Processor")]
    [InlineData("AMD A4-4000 APU with Radeon(tm) HD Graphics")]
    [InlineData("AMD A6-9500 RADEON R5, 8 COMPUTE CORES 2C+6G")]
    [InlineData("AMD A8-7410 APU with AMD Radeon R5 Graphics")]
    [InlineData("AMD E-350 Processor")]
    [InlineData("AMD E2-9000 RADEON R2, 4 COMPUTE CORES 2C+2G")]
    [InlineData("AMD C-60 APU with Radeon(tm) HD Graphics")]
    [InlineData("AMD 3020e with Radeon Graphics")]
    public void Below_core_i3(string name) => Expect(ProcessorRank.BelowCoreI3, name);

    [Theory]
    [InlineData("QEMU Virtual CPU version 2.5+")]
    [InlineData("Common KVM processor")]
    [InlineData("Intel Celeron_4x0 (Conroe/Merom Class Core 2)")]
    [InlineData("Intel Atom Processor (SnowRidge)")]
    [InlineData("Common 32-bit KVM processor")]
    [InlineData("Virtual CPU 714389bda930")]
    [InlineData("QEMU TCG CPU version 2.5+")]
    [InlineData("Intel Core Processor (Haswell, no TSX, IBRS)")]
    [InlineData("Intel Core i7 9xx (Nehalem Class Core i7)")]
    [InlineData("Intel Xeon E312xx (Sandy Bridge)")]
    [InlineData("Intel(R) Xeon(R) CPU @ 2.20GHz")]
    [InlineData("Intel(R) Xeon(TM) CPU 3.00GHz")]
    [InlineData("Intel(R) Xeon Phi(TM) CPU 7210 @ 1.30GHz")]
    [InlineData("Genuine Intel(R) CPU 0000 @ 2.40GHz")]
    [InlineData("AMD Opteron(tm) Processor 6272")]
    [InlineData("AMD Custom APU 0405")]
    [InlineData("Hygon C86 7185 32-core Processor")]
    [InlineData("VIA Nano X2 U4025 @ 1.2 GHz")]
    [InlineData("Snapdragon(R) X Elite - X1E78100 - Qualcomm(R) Oryon(TM) CPU")]
    [InlineData("VirtualApple @ 2.50GHz")]
    [InlineData("Core")]
    [InlineData("i5")]
    [InlineData("mycore i55")]
    [InlineData("Соге i5-2400")]
    [InlineData("жcore i5")]
    [InlineData("")]
    [InlineData("   ")]
    public void What_the_name_does_not_tell_is_unknown(string name) => Expect(ProcessorRank.Unknown, name);

    [Fact]
    public void A_name_that_no_inventory_can_hold_is_unknown() =>
        Expect(ProcessorRank.Unknown, "Intel Core i5-2400 " + new string('x', 256));

    [Fact]
    public void Case_and_spaces_do_not_matter() => Expect(ProcessorRank.CoreI5, "  INTEL   core\tI5 2400  ");

    [Fact]
    public void No_name_crashes_the_table() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["coreintlxamdryz 0123456789()-@®™*#"], 0, 300]).Sample(name =>
        {
            var rank = Table.Find(name)?.Rank ?? ProcessorRank.Unknown;
            return Enum.IsDefined(rank);
        });

    [Fact]
    public void What_stands_after_the_words_of_a_known_name_changes_nothing() =>
        Gen.Select(
            Gen.Int[0, 2].Select(i => new[] { "Intel(R) Core(TM) i5-2400", "AMD Ryzen 3 3200G", "Intel(R) Celeron(R) N5105" }[i]),
            Gen.String[Gen.Char["abz0189"], 0, 20])
        .Sample((name, more) => more.EndsWith("xx", StringComparison.Ordinal) || Table.Find(name) == Table.Find($"{name} @{more}"));

    [Theory]
    [InlineData("core ")]
    [InlineData("c")]
    [InlineData("xeon cpu ")]
    [InlineData("((((((((")]
    [InlineData("ⅷ®")]
    public void A_long_name_costs_no_more_than_its_length(string part)
    {
        var hostile = string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length));
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1000; i++)
        {
            Assert.Null(Table.Find(hostile));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void The_longest_name_that_is_read_costs_little_against_the_largest_table()
    {
        var star = new ProcessorFamily { Family = "x", Rank = ProcessorRank.CoreI5, Names = [.. Enumerable.Repeat("a a a a a a a a a b*b", 100)] };
        var table = new ProcessorTable(Enumerable.Repeat(star, 500));
        var hostile = string.Concat(Enumerable.Repeat("a ", 128));
        var watch = Stopwatch.StartNew();

        Assert.Null(table.Find(hostile));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("a*z", "az", true)]
    [InlineData("a*z", "abcz", true)]
    [InlineData("a*z", "a", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("*xx", "e312xx", true)]
    [InlineData("i#", "i5", true)]
    [InlineData("i#", "i55", false)]
    [InlineData("@31##", "e3110", true)]
    [InlineData("@31##", "31100", false)]
    [InlineData("core i5", "intel core i5 2400", true)]
    [InlineData("core i5", "core 2 i5", false)]
    [InlineData("core i5", "core", false)]
    public void A_pattern_is_words_one_right_after_the_other(string pattern, string name, bool fits)
    {
        Assert.True(ProcessorPattern.IsSound(pattern));
        Assert.Equal(fits, new ProcessorPattern(pattern).Matches(ProcessorName.Words(name)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("core  i5")]
    [InlineData("Core")]
    [InlineData("a*b*")]
    [InlineData("*")]
    [InlineData("(a+)+")]
    [InlineData("ядро")]
    public void Anything_else_is_no_pattern(string? pattern) => Assert.False(ProcessorPattern.IsSound(pattern));

    private static void Expect(ProcessorRank expected, string name) =>
        Assert.Equal((name, expected), (name, Table.Find(name)?.Rank ?? ProcessorRank.Unknown));
}
