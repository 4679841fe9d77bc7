using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Servers.Windows;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>Whose accounts are on a computer far away, and which of them are administrators (clause P1b): asked for as little as does.</summary>
public sealed class AccountAskingTests
{
    [Theory]
    [InlineData("Администраторы", true)]
    [InlineData("Owner's", null)]
    public void Who_is_an_administrator_is_asked_of_that_group_alone_and_told_without_names(string group, bool? isAdministrator)
    {
        var queries = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var computer = new AskedComputer(query =>
        {
            queries.Add(query);
            Dictionary<string, object?>[] rows = query.Split(" FROM ")[1].Split(' ')[0] switch
            {
                "Win32_Group" => [new() { ["Domain"] = "КАССА", ["Name"] = group, ["SID"] = "S-1-5-32-544" }],
                "Win32_GroupUser" =>
                [
                    new() { ["GroupComponent"] = $"Win32_Group.Domain=\"КАССА\",Name=\"{group}\"", ["PartComponent"] = "Win32_UserAccount.Domain=\"КАССА\",Name=\"jupiter\"" },
                ],
                "Win32_UserAccount" =>
                [
                    new() { ["Domain"] = "КАССА", ["Name"] = "jupiter", ["SID"] = "S-1-5-21-1-2-3-1001", ["Disabled"] = false, ["PasswordExpires"] = true },
                    new() { ["Domain"] = "КАССА", ["Name"] = "Кассир", ["SID"] = "S-1-5-21-1-2-3-1002", ["Disabled"] = false, ["PasswordExpires"] = true },
                ],
                _ => [],
            };
            return rows;
        });
        const string profiles = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\";
        computer.Registry[profiles + "S-1-5-21-1-2-3-1001"] = new() { ["ProfileImagePath"] = (2, @"C:\Users\jupiter") };
        computer.Registry[profiles + "S-1-5-21-1-2-3-1002"] = new() { ["ProfileImagePath"] = (2, @"C:\Users\Кассир") };

        var inventory = RemoteInventory.Read(computer, "192.0.2.5", isDetailed: false, CancellationToken.None);

        Assert.Equal(
            [(true, isAdministrator, null, null), (false, isAdministrator is null ? null : false, null, null)],
            inventory.Programs!.Accounts!.Select(account => (account.IsLatin, account.IsAdministrator, account.PasswordExpires, account.Profile)));
        Assert.DoesNotContain(queries, query => query.EndsWith("Win32_GroupUser", StringComparison.Ordinal) || query.Contains("{Win32_", StringComparison.Ordinal));
        Assert.Equal(isAdministrator is not null, queries.Any(query => query.EndsWith($"WHERE GroupComponent = \"Win32_Group.Domain='КАССА',Name='{group}'\"", StringComparison.Ordinal)));
        Assert.Equal(isAdministrator is null, inventory.Unread!.Any(part => part.Part == "programs.administrators"));
    }

    [Fact]
    public void Accounts_that_a_file_only_counts_are_judged_and_a_name_in_it_is_dropped()
    {
        var inventory = WindowsInventory.Of(new()
        {
            ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, Cim = [], RegistryKeys = [],
            Accounts = [null!, new() { IsLatin = true, IsAdministrator = true, Profile = @"C:\Users\ivanov" }],
        });

        Assert.Equal((true, true, null), Assert.Single(inventory.Programs!.Accounts!.Select(account => (account.IsLatin, account.IsAdministrator == true, account.Profile))));
        Assert.DoesNotContain(inventory.Unread!, part => part.Part is "programs.administrators" or "programs.accounts");
    }

    [Theory]
    [InlineData("Access is denied", "Access is denied")]
    [InlineData(null, "domain")]
    public void Why_a_counted_account_may_be_an_administrator_is_said(string? error, string reason)
    {
        var inventory = WindowsInventory.Of(new()
        {
            ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, RegistryKeys = [], Accounts = [new() { IsLatin = true }],
            Cim = error is null ? [null!] : [new() { Class = "Win32_GroupUser", Error = error }],
        });

        Assert.Contains(reason, Assert.Single(inventory.Unread!, part => part.Part == "programs.administrators").Reason, StringComparison.Ordinal);
    }
}
