using System;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Why a part of an inventory is not known.</summary>
internal static class UnreadReason
{
    private const string Programs = "programs.";

    /// <summary>The reason that an inventory gives.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="parts">The parts that would tell.</param>
    /// <returns>The reason; null where the inventory names none.</returns>
    public static string? Find(ServerInventory inventory, params string[] parts) => (inventory.Unread ?? [])
        .Where(unread => parts.Any(part => Is(unread.Part, Programs + part) || Is(unread.Part, part)))
        .Select(unread => SR.NotKnownBecause.With(unread.Reason)).FirstOrDefault();

    /// <summary>What stands in a result where a part is not known.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="parts">The parts that would tell.</param>
    /// <returns>The reason, or that it was not recorded.</returns>
    public static string Of(ServerInventory inventory, params string[] parts) => Find(inventory, parts) ?? SR.ReadWithoutDetail;

    /// <summary>The result of a check whose part is not known: it is read again, and nothing is installed or changed for it.</summary>
    /// <param name="check">The check.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="subject">What was checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="parts">The parts that would tell.</param>
    /// <returns>Unknown.</returns>
    public static CheckResult Result(CheckDefinition check, ServerInventory inventory, string subject, string expected, params string[] parts) =>
        check.Result(CheckStatus.Unknown, subject, expected, Of(inventory, parts)) with { Remedy = SR.UnreadRemedy.With(inventory.ComputerName) };

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
