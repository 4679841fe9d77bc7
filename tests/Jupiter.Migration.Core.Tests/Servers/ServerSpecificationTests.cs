using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Specification;
using Xunit;
using static Jupiter.Migration.Core.Tests.Servers.SampleServer;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class ServerSpecificationTests
{
    [Theory]
    [InlineData(ServerRole.DatabaseOnly, "H1")]
    [InlineData(ServerRole.RemoteDesktop, "H2")]
    public void Each_role_has_its_clause_and_the_hardware_is_the_customers(ServerRole role, string clause)
    {
        var results = Check(With(), role);

        Assert.Equal(["Spec.Memory", "Spec.Cores", "Spec.Disk", "Spec.Cpu", "Spec.OperatingSystem"], results.Select(result => result.Id));
        Assert.Equal([clause, clause, clause, clause, "W1"], results.Select(result => result.Clause));
        Assert.All(results, result => Assert.Equal(
            (CheckStatus.Pass, "JUPITER", ResponsibleParty.Customer, ""),
            (result.Status, result.Subject, result.Responsible, result.Remedy)));
        Assert.All(results, result => Assert.False(result.Expected.Length == 0 || result.Actual.Length == 0 || result.Evidence.Length == 0));
    }

    [Fact]
    public void What_is_not_known_is_unknown_and_says_what_to_do()
    {
        var results = Check(WithoutSystem(), ServerRole.DatabaseOnly);

        Assert.All(results, result => Assert.Equal((result.Id, CheckStatus.Unknown), (result.Id, result.Status)));
        Assert.All(results, result => Assert.Contains("JUPITER", result.Remedy, System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8 * Gibibyte, 8 * Gibibyte - 1, CheckStatus.Pass)]
    [InlineData(8 * Gibibyte, 6 * Gibibyte, CheckStatus.Pass)]
    [InlineData(8 * Gibibyte, 6 * Gibibyte - 1, CheckStatus.Warning)]
    [InlineData(8 * Gibibyte - 1, 6 * Gibibyte, CheckStatus.Fail)]
    [InlineData(6 * Gibibyte, 8 * Gibibyte, CheckStatus.Unknown)]
    [InlineData(4 * Gibibyte, null, CheckStatus.Fail)]
    [InlineData(8_000_000_000, null, CheckStatus.Fail)]
    [InlineData(null, 8 * Gibibyte, CheckStatus.Pass)]
    [InlineData(null, 8 * Gibibyte - 1, CheckStatus.Unknown)]
    [InlineData(null, 6 * Gibibyte, CheckStatus.Unknown)]
    [InlineData(null, 6 * Gibibyte - 1, CheckStatus.Fail)]
    [InlineData(null, 0L, CheckStatus.Unknown)]
    [InlineData(null, null, CheckStatus.Unknown)]
    [InlineData(0L, 7 * Gibibyte, CheckStatus.Unknown)]
    public void Modules_decide_on_the_memory_and_what_is_visible_only_where_it_can(long? installed, long? visible, CheckStatus expected)
    {
        var inventory = With(modules: installed is null ? [] : Modules(installed), visible: visible);

        Assert.Equal(expected, Check(inventory, "Spec.Memory").Status);
    }

    [Fact]
    public void A_module_of_unknown_size_leaves_the_decision_to_what_is_visible()
    {
        Assert.Equal(CheckStatus.Unknown, Check(With(Modules(4 * Gibibyte, null), 7 * Gibibyte), "Spec.Memory").Status);
        Assert.Equal(CheckStatus.Fail, Check(With(Modules(2 * Gibibyte, null), 3 * Gibibyte), "Spec.Memory").Status);
        Assert.Equal(CheckStatus.Pass, Check(With(Modules(8 * Gibibyte, null), null), "Spec.Memory").Status);
    }

    [Fact]
    public void A_borderline_says_why_it_is_not_decided()
    {
        var result = Check(With(modules: [], visible: 8 * Gibibyte - 1), "Spec.Memory");

        Assert.Contains("firmware", result.Evidence, System.StringComparison.Ordinal);
        Assert.DoesNotContain("8 GB visible", result.Actual, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 16, 4)]
    [InlineData(1, 16, 4)]
    [InlineData(11, 24, 6)]
    [InlineData(20, 24, 6)]
    [InlineData(21, 32, 8)]
    [InlineData(1000, 808, 202)]
    public void More_than_ten_sessions_need_more_memory_and_cores(int sessions, int gibibytes, int cores)
    {
        var enough = With(Modules(gibibytes * Gibibyte), processors: [Processor("Intel(R) Xeon(R) Gold 6130", cores)]);
        var less = With(Modules((gibibytes * Gibibyte) - 1), processors: [Processor("Intel(R) Xeon(R) Gold 6130", cores - 1)]);

        Assert.DoesNotContain(Check(enough, ServerRole.RemoteDesktop, sessions), result => result.Status == CheckStatus.Fail);
        Assert.Equal(
            ["Spec.Memory", "Spec.Cores"],
            Check(less, ServerRole.RemoteDesktop, sessions).Where(result => result.Status == CheckStatus.Fail).Select(result => result.Id));
    }

    [Fact]
    public void More_sessions_never_need_less() => Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 1000]).Sample((one, other) =>
    {
        var role = ServerSpecFile.BuiltIn.Roles.RemoteDesktop;
        var (fewer, more) = one < other ? (role.For(one), role.For(other)) : (role.For(other), role.For(one));
        return fewer.MemoryBytes <= more.MemoryBytes && fewer.Cores <= more.Cores;
    });

    [Fact]
    public void A_server_for_the_database_only_has_no_sessions()
    {
        var error = Assert.Throws<MigrationException>(() => Check(With(), ServerRole.DatabaseOnly, 5));

        Assert.Equal("SessionsNeedRemoteDesktop", error.ErrorId);
    }

    [Theory]
    [InlineData(2, 4, CheckStatus.Pass)]
    [InlineData(1, 2, CheckStatus.Fail)]
    [InlineData(2, null, CheckStatus.Pass)]
    [InlineData(null, 4, CheckStatus.Unknown)]
    [InlineData(null, 1, CheckStatus.Fail)]
    [InlineData(null, null, CheckStatus.Unknown)]
    public void Cores_count_and_threads_do_not(int? cores, int? logical, CheckStatus expected) =>
        Assert.Equal(expected, Check(With(processors: [Processor("Intel Core i3-2100", cores, logical)]), "Spec.Cores").Status);

    [Fact]
    public void Cores_of_all_sockets_count()
    {
        var socket = Processor("Intel(R) Xeon(R) CPU E5-2620", 2, 4);

        Assert.Equal(CheckStatus.Pass, Check(With(processors: [socket, socket]), "Spec.Cores", ServerRole.RemoteDesktop).Status);
        Assert.Equal(CheckStatus.Fail, Check(With(processors: [socket]), "Spec.Cores", ServerRole.RemoteDesktop).Status);
    }

    [Theory]
    [InlineData(240_057_409_536, DiskMediaType.Ssd, DiskBus.Sata, CheckStatus.Pass)]
    [InlineData(240_000_000_000, DiskMediaType.Ssd, DiskBus.Nvme, CheckStatus.Pass)]
    [InlineData(239_999_999_999, DiskMediaType.Ssd, DiskBus.Sata, CheckStatus.Fail)]
    [InlineData(null, DiskMediaType.Ssd, DiskBus.Sata, CheckStatus.Unknown)]
    [InlineData(1_000_204_886_016, DiskMediaType.Hdd, DiskBus.Sata, CheckStatus.Fail)]
    [InlineData(1_000_204_886_016, DiskMediaType.Unspecified, DiskBus.Raid, CheckStatus.Unknown)]
    [InlineData(120_034_123_776, DiskMediaType.Unspecified, DiskBus.Virtual, CheckStatus.Fail)]
    [InlineData(null, DiskMediaType.Unspecified, DiskBus.Virtual, CheckStatus.Unknown)]
    [InlineData(239_444_426_752, DiskMediaType.Ssd, DiskBus.Raid, CheckStatus.Pass)]
    [InlineData(239_444_426_752, DiskMediaType.Unspecified, DiskBus.Raid, CheckStatus.Unknown)]
    [InlineData(238_900_000_000, DiskMediaType.Ssd, DiskBus.Raid, CheckStatus.Fail)]
    [InlineData(512_110_190_592, DiskMediaType.Ssd, DiskBus.Usb, CheckStatus.Fail)]
    [InlineData(512_110_190_592, DiskMediaType.Unspecified, DiskBus.MemoryCard, CheckStatus.Fail)]
    public void One_disk_must_be_solid_state_and_large_enough(long? size, DiskMediaType media, DiskBus bus, CheckStatus expected) =>
        Assert.Equal(expected, Check(With(disks: [Disk(size, media, bus)]), "Spec.Disk").Status);

    [Fact]
    public void Small_disks_do_not_add_up_and_one_good_disk_is_enough()
    {
        var small = Disk(120_034_123_776, DiskMediaType.Ssd);
        var large = Disk(2_000_398_934_016, DiskMediaType.Hdd);

        Assert.Equal(CheckStatus.Fail, Check(With(disks: [small, small, large]), "Spec.Disk").Status);
        Assert.Equal(CheckStatus.Pass, Check(With(disks: [large, small, Disk(240_057_409_536, DiskMediaType.Ssd)]), "Spec.Disk").Status);
    }

    [Fact]
    public void Virtual_disks_are_parts_of_what_the_host_has()
    {
        Assert.Equal(CheckStatus.Unknown, Check(With(disks: [Disk(107_374_182_400, DiskMediaType.Unspecified, DiskBus.Virtual), Disk(161_061_273_600, DiskMediaType.Unspecified, DiskBus.Virtual)]), "Spec.Disk").Status);
        Assert.Equal(CheckStatus.Fail, Check(With(disks: [Disk(107_374_182_400, DiskMediaType.Unspecified, DiskBus.Virtual), Disk(107_374_182_400, DiskMediaType.Unspecified, DiskBus.Virtual)]), "Spec.Disk").Status);
    }

    [Fact]
    public void Why_the_media_is_not_known_is_said_as_it_is()
    {
        var old = With(disks: [Disk(512_110_190_592, DiskMediaType.Unspecified, DiskBus.Sata)], unread: [new UnreadPart { Part = "disks.mediaType", Reason = "Invalid namespace" }]);

        Assert.Contains("Invalid namespace", Check(old, "Spec.Disk").Evidence, System.StringComparison.Ordinal);
        Assert.DoesNotContain("RAID", Check(With(disks: [Disk(512_110_190_592, DiskMediaType.Unspecified, DiskBus.Scsi)]), "Spec.Disk").Evidence, System.StringComparison.Ordinal);
        Assert.Contains("RAID", Check(With(disks: [Disk(512_110_190_592, DiskMediaType.Unspecified, DiskBus.Raid)]), "Spec.Disk").Evidence, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Intel(R) Core(TM) i3-2100 CPU @ 3.10GHz", CheckStatus.Pass, CheckStatus.Fail)]
    [InlineData("Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz", CheckStatus.Pass, CheckStatus.Pass)]
    [InlineData("Intel(R) Celeron(R) N5105 @ 2.00GHz", CheckStatus.Fail, CheckStatus.Fail)]
    [InlineData("Common KVM processor", CheckStatus.Unknown, CheckStatus.Unknown)]
    [InlineData("", CheckStatus.Unknown, CheckStatus.Unknown)]
    public void The_class_of_the_processor_decides_for_each_role(string name, CheckStatus database, CheckStatus remote)
    {
        var inventory = With(processors: [Processor(name, 4)]);

        Assert.Equal(database, Check(inventory, "Spec.Cpu").Status);
        Assert.Equal(remote, Check(inventory, "Spec.Cpu", ServerRole.RemoteDesktop).Status);
    }

    [Fact]
    public void The_lowest_of_several_processors_counts()
    {
        var good = Processor("AMD EPYC 7302P 16-Core Processor", 16);
        var unknown = Processor("Somebody's processor", 16);
        var low = Processor("Intel(R) Atom(TM) CPU C3758 @ 2.20GHz", 8);

        Assert.Equal(CheckStatus.Unknown, Check(With(processors: [good, unknown]), "Spec.Cpu").Status);
        Assert.Equal(CheckStatus.Fail, Check(With(processors: [good, unknown, low]), "Spec.Cpu").Status);
    }

    [Theory]
    [InlineData(7600, WindowsProductType.Server, CheckStatus.Pass)]
    [InlineData(7601, WindowsProductType.Server, CheckStatus.Pass)]
    [InlineData(26100, WindowsProductType.Server, CheckStatus.Pass)]
    [InlineData(7599, WindowsProductType.Server, CheckStatus.Fail)]
    [InlineData(6003, WindowsProductType.Server, CheckStatus.Fail)]
    [InlineData(3790, WindowsProductType.Unknown, CheckStatus.Fail)]
    [InlineData(7601, WindowsProductType.Workstation, CheckStatus.Warning)]
    [InlineData(19045, WindowsProductType.Workstation, CheckStatus.Warning)]
    [InlineData(2600, WindowsProductType.Workstation, CheckStatus.Fail)]
    [InlineData(20348, WindowsProductType.Unknown, CheckStatus.Unknown)]
    [InlineData(null, WindowsProductType.Server, CheckStatus.Unknown)]
    public void Windows_is_judged_by_build_and_product_type(int? build, WindowsProductType type, CheckStatus expected) =>
        Assert.Equal(expected, Check(With(system: Windows(build, type)), "Spec.OperatingSystem").Status);

    [Theory]
    [InlineData(20348, WindowsProductType.Server, CheckStatus.Warning)]
    [InlineData(19044, WindowsProductType.Workstation, CheckStatus.Warning)]
    [InlineData(6003, WindowsProductType.Server, CheckStatus.Fail)]
    public void An_evaluation_that_would_do_is_told_with_its_end(int build, WindowsProductType type, CheckStatus expected)
    {
        var ends = new System.DateTimeOffset(2026, 12, 24, 10, 0, 0, System.TimeSpan.FromHours(3));
        var system = new ServerOperatingSystem
        {
            Family = OperatingSystemFamily.Windows, Name = "Microsoft Windows Evaluation", BuildNumber = build, ProductType = type, IsEvaluation = true, EvaluationEnds = ends,
        };
        var result = Check(With(system: system), "Spec.OperatingSystem");

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == CheckStatus.Warning, result.Evidence.Contains("24", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_decides_nothing_about_the_operating_system()
    {
        var linux = new ServerOperatingSystem { Family = OperatingSystemFamily.Other, Name = "Windows Server 2022", BuildNumber = 20348 };
        var unnamed = new ServerOperatingSystem { Family = OperatingSystemFamily.Unknown, Name = "Windows Server 2022", BuildNumber = 20348 };

        Assert.Equal(CheckStatus.Fail, Check(With(system: linux), "Spec.OperatingSystem").Status);
        Assert.Equal(CheckStatus.Unknown, Check(With(system: unnamed), "Spec.OperatingSystem").Status);
    }

    [Fact]
    public void The_results_speak_russian_to_a_russian()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("ru-RU");
            var results = Check(WithoutSystem(), ServerRole.RemoteDesktop);

            Assert.All(results, result => Assert.Matches("[а-яё]{3}", result.Actual));
            Assert.All(results, result => Assert.Matches("[а-яё]{3}", result.Remedy));
            Assert.All(results, result => Assert.Matches("[а-яё]{3}", result.Evidence));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Unknown_or_less_never_becomes_a_pass() =>
        Gen.Select(Gen.Long[0, 64 * Gibibyte], Gen.Long[0, 64 * Gibibyte], Gen.Bool).Sample((installed, visible, known) =>
        {
            var status = Check(With(known ? Modules(installed) : [], visible), "Spec.Memory").Status;
            return status != CheckStatus.Pass || (known && installed >= 8 * Gibibyte) || visible >= 8 * Gibibyte;
        });
}
