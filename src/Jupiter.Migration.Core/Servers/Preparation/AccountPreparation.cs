using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// Whether there is an account in Latin letters that may configure the server, and nothing that restricts set-up (clause P1b). The folder of a
/// profile keeps the name that the account was made with, however it is called now.
/// </summary>
internal static class AccountPreparation
{
    private static readonly CheckDefinition Account = CheckRegister.Find("Server.Account");
    private static readonly CheckDefinition Restriction = CheckRegister.Find("Server.Restriction");

    // What asks somebody to allow a program, or keeps scripts out, can be dealt with on the spot.
    private static readonly RestrictionKind[] Lesser = [RestrictionKind.AppLocker, RestrictionKind.DisallowRun, RestrictionKind.ExecutionPolicy];

    /// <summary>Checks both.</summary>
    /// <param name="inventory">The new server.</param>
    /// <returns>A result for the accounts, one for each restriction.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory) => CheckRestrictions(inventory).Prepend(CheckAccounts(inventory));

    private static CheckResult CheckAccounts(ServerInventory inventory)
    {
        var subject = inventory.ComputerName;
        if (inventory.Programs?.Accounts is not { Count: > 0 } accounts)
        {
            return UnreadReason.Result(Account, inventory, subject, SR.AccountExpected, "accounts");
        }

        var usable = accounts.Where(account => account.IsLatin && account.IsAdministrator != false).ToArray();
        var actual = SR.AccountsFound.With(accounts.Count, accounts.Count(account => account.IsLatin), accounts.Count(account => account.IsAdministrator == true));
        return Account.Result(
            usable.Any(account => account.IsAdministrator == true) ? accounts.All(account => account.IsLatin) ? CheckStatus.Pass : CheckStatus.Warning
                : usable.Length == 0 ? CheckStatus.Fail : CheckStatus.Unknown,
            subject, SR.AccountExpected, UnreadReason.Find(inventory, "administrators") is { } unread ? $"{actual}; {unread}" : actual,
            string.Join("; ", accounts.Where(account => account.Profile is not null).Select(account => account.PasswordExpires == true ? SR.PasswordExpires.With(account.Profile!) : account.Profile)));
    }

    private static IEnumerable<CheckResult> CheckRestrictions(ServerInventory inventory)
    {
        var subject = inventory.ComputerName;
        var unread = UnreadReason.Find(inventory, "users");
        return inventory.Programs?.Restrictions is not { } found
            ? [UnreadReason.Result(Restriction, inventory, subject, SR.RestrictionsExpected, "restrictions")]
            : found.Count == 0
                ? [Restriction.Result(unread is null ? CheckStatus.Pass : CheckStatus.Unknown, subject, SR.RestrictionsExpected, unread ?? SR.RestrictionsExpected, inventory.Programs.AccountControl?.ToString() ?? "")]
                : found.Select(restriction => Restriction.Result(
                    Lesser.Contains(restriction.Kind) ? CheckStatus.Warning : CheckStatus.Fail, $"{subject}, {restriction.Kind}", SR.RestrictionsExpected,
                    restriction.IsOfOneUser ? SR.OfOneUser.With(restriction) : restriction.ToString()));
    }
}
