BeforeDiscovery {
    $nights = @(
        @{ Name = 'the server of the conclusion'; Refused = $null }
        @{ Name = 'another server'; Machine = 'SERVER-OF-ANOTHER'; Refused = '*Conclusion.Machine*' }
        @{ Name = 'the server with an updated DBMS'; Version = '3.0.0'; Refused = '*Conclusion.Engine*' }
        # More than any disk has free, so that it is too little in the night without one being filled.
        @{ Name = 'the server with a disk that was filled'; Bytes = 500TB; Refused = '*Instance.Space*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $customer = 'Алёна Щукина'
    $specialist = 'Вера Линь'

    # What this computer is made of decides no scenario: the file says a server that the memo asks for.
    function Send-Inventory([string]$ServerInstance, [string]$Path, [string]$Machine, [string]$Version, [long]$Bytes) {
        $inventory = Get-JupiterServerInventory -ServerInstance $ServerInstance
        if (-not $Machine) { $Machine = $inventory.Instance.MachineName }
        $file = [ordered]@{
            schema             = $inventory.Schema
            computerName       = $Machine
            readAt             = [DateTimeOffset]::Now.ToString('o')
            memoryModules      = @(@{ capacityBytes = 17179869184 })
            visibleMemoryBytes = 17179869184
            processors         = @(@{ name = 'Intel(R) Xeon(R) E-2236 CPU @ 3.40GHz'; cores = 6; logicalProcessors = 12 })
            disks              = @(@{ model = 'SAMSUNG MZ7LH480'; sizeBytes = 480103981056; mediaType = 'ssd'; bus = 'sata' })
            operatingSystem    = @{ family = 'windows'; name = 'Microsoft Windows Server 2022 Standard'; buildNumber = 20348; productType = 'server' }
            programs           = @{
                is64Bit = $true; dotNet = @{ has4 = $true; release = 528449 }; browsers = @(@{ name = 'Google Chrome'; version = '999.0' }); restrictions = @()
                visualCpp = @('2005', '2008', '2010', '2012', '2013', '2015' | ForEach-Object { foreach ($architecture in 'x86', 'x64') { @{ release = $_; architecture = $architecture; version = '99.0' } } })
                installed = @(@{ name = '1C:Enterprise' }); services = @(@{ name = 'JupiterExchange'; start = 'automatic' }); scheduledTasks = @('\Jupiter\Nightly exchange')
                remote = @(@{ kind = 'anyDesk'; name = 'AnyDesk'; start = 'automatic' }, @{ kind = 'ammyyAdmin'; name = 'AmmyyAdmin_404'; start = 'automatic' })
                accounts = @(@{ isLatin = $true; isAdministrator = $true })
            }
            instance           = @{
                serverInstance = $ServerInstance
                product        = $inventory.Instance.Product
                version        = if ($Version) { $Version } else { $inventory.Instance.Version }
                machineName    = $Machine
            }
        }
        if ($Bytes) {
            $file.instance += @{
                serverName = $Machine; defaultDataPath = '/data'; defaultLogPath = '/data'; volumes = @(@{ mountPoint = '/data'; freeBytes = $Bytes })
                items = @(@{ kind = 'databaseSize'; name = 'Jupiter'; details = @(@{ name = 'data_bytes'; value = "$Bytes" }, @{ name = 'log_bytes'; value = '0' }) })
            }
        }
        [IO.File]::WriteAllText($Path, (ConvertTo-Json $file -Depth 8))
        (Get-FileHash -LiteralPath $Path -Algorithm SHA256).Hash
    }
}

Describe 'A conclusion by the inventory of the new server, and <Name> in the night' -ForEach $nights {
    BeforeAll {
        $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
        $case = "$TestDrive/case"
        if ($Machine) {
            # Its name alone would keep it from a conclusion (P1a).
            $venue = Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json -AsHashtable
            $venue.waivers = @(@($venue.waivers) + @{ check = 'Server.Name'; reason = 'renamed on site'; by = $rehearsal.AccountManager; until = [DateTimeOffset]::Now.AddDays(9).ToString('O') } | Where-Object { $_ })
            $venue | ConvertTo-Json -Depth 9 | Set-Content $rehearsal.Venue -Encoding utf8
        }
        $plan = @{
            Kind       = 'ServerReplacement'
            StartAt    = (Get-Date).AddSeconds(1)
            BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"
            CopyTo     = $rehearsal.SecondMedium
        }
        $rehearsal | New-JupiterMigration $case @plan -WarningAction SilentlyContinue | Out-Null
        Approve-JupiterMigration $case $rehearsal.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        Approve-JupiterMigration $case $rehearsal.AccountManager -Trial | Out-Null
        function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        Complete P1e $specialist
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
        $hash = Send-Inventory $rehearsal.NewServerInstance "$TestDrive/new.json" $Machine $Version $Bytes
        $oldHash = Send-Inventory $rehearsal.OldServerInstance "$TestDrive/old.json" OLD $Version $Bytes
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
    }

    AfterAll {
        Remove-JupiterRehearsal -Path $rehearsal.Path
    }

    It 'keeps the old server at P2 and proves P3 by both files' {
        (Complete-JupiterStep $case P2 $specialist -Inventory "$TestDrive/old.json" -InventoryHash $oldHash).State | Should -Be 'Attested'
        (Complete-JupiterStep $case P3 $specialist -Inventory "$TestDrive/new.json" -InventoryHash $hash).State | Should -Be $(if ($Bytes) { 'Attested' } else { 'Proved' })
    }

    It 'takes a mailed file only with the hash that the phone says' {
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
        Invoke-JupiterMigration $case -NonInteractive -Until P3t | Out-Null
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
        $word = @{ Case = $case; Step = 'P4'; By = $specialist; Inventory = "$TestDrive/new.json" }
        { Complete-JupiterStep @word -InventoryHash ('0' * 16) } | Should -Throw -ErrorId 'InventoryHashWrong,Jupiter.Migration.Commands.CompleteJupiterStepCommand'
        # What was waived stays a person's word.
        (Complete-JupiterStep @word -InventoryHash $hash.Substring(0, 16)).State | Should -Be $(if ($Machine -or $Bytes) { 'Attested' } else { 'Proved' })
    }

    It 'asks the server that is on once more before anything is restored' {
        'R1' | ForEach-Object { Complete $_; Complete $_ $specialist }
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        Stop-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        Complete R3a
        Start-JupiterRehearsalComputer $rehearsal.Path NewServer | Out-Null
        Complete R3b
        if (-not $Refused) {
            @(Invoke-JupiterMigration $case -NonInteractive)[-1].Id | Should -Be 'R5'
            return
        }

        # Nobody can decide to go on with it, whether he has seen it or not.
        1..2 | ForEach-Object {
            { Invoke-JupiterMigration $case -NonInteractive -DecidedBy $customer } | Should -Throw -ErrorId 'StepChecksFailed,Jupiter.Migration.Commands.InvokeJupiterMigrationCommand'
        }
        (Get-JupiterMigration $case).Steps | Where-Object Id -EQ R0 | ForEach-Object Error | Should -BeLike $Refused
        Get-ChildItem $rehearsal.NewServerInstance -ErrorAction Ignore | Where-Object Name -Like 'Jupiter*' | Should -BeNullOrEmpty
    }
}
