BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"

    # Both languages share the registry under Wine: one at a time, as in Preparation.Tests.ps1.
    $turn = [Threading.Mutex]::new($false, 'JupiterSeededRegistry')
    $turn.WaitOne(180000) | Should -BeTrue
    $collector = Join-Path (Split-Path (Get-Module Jupiter.Migration).Path) 'collector/collect-server.ps1'
    $folder = New-Item "$TestDrive/Сервер ресторана (новый)" -ItemType Directory

    # PowerShell 7 has no Get-WmiObject: what it would give, one class hung and one denied.
    function global:Get-WmiObject($Namespace, $Query, [switch]$AsJob) {
        $class = [regex]::Match($Query, ' FROM (\w+)').Groups[1].Value
        switch ($class) {
            'MSFT_PhysicalDisk' { throw 'Недопустимое пространство имён' }
            'Win32_OperatingSystem' { return [pscustomobject]@{ BuildNumber = '7601'; Caption = 'Microsoft Windows Server 2008 R2 Standard '; ProductType = [uint32]3; OperatingSystemSKU = [uint32]7; OSArchitecture = '64-разрядная'; MUILanguages = @('ru-RU'); TotalVisibleMemorySize = [uint64]8100000; LastBootUpTime = '20261128030405.500000+180'; CurrentTimeZone = [int16]180 } }
            'Win32_ComputerSystem' { return [pscustomobject]@{ Name = 'СЕРВЕР'; Manufacturer = "HP `"quoted`" \ $([char]7)"; Model = 'ProLiant'; PartOfDomain = $false; Workgroup = 'ЁЛКИ' } }
            'Win32_PhysicalMemory' { return @([pscustomobject]@{ Capacity = [uint64]4GB }, [pscustomobject]@{ Capacity = [uint64]4GB }) }
            'Win32_DiskDrive' { return [pscustomobject]@{ Index = [uint32]0; Model = 'ST1000DM003 ATA Device'; Size = [uint64]1000202273280; InterfaceType = 'IDE'; PNPDeviceID = 'IDE\DISK' } }
            'Win32_Processor' { return 'hangs' }
            'Win32_Group' { return [pscustomobject]@{ Domain = 'СЕРВЕР'; Name = 'Администраторы'; SID = 'S-1-5-32-544' } }
            'Win32_GroupUser' { if ($Query -notlike "*GroupComponent = ""Win32_Group.Domain='СЕРВЕР',Name='Администраторы'""") { throw $Query }; return [pscustomobject]@{ GroupComponent = '\\СЕРВЕР\root\cimv2:Win32_Group.Domain="СЕРВЕР",Name="Администраторы"'; PartComponent = '\\СЕРВЕР\root\cimv2:Win32_UserAccount.Domain="СЕРВЕР",Name="vera"' } }
            'Win32_UserAccount' { return @([pscustomobject]@{ Domain = 'СЕРВЕР'; Name = 'vera'; SID = 'S-1-5-21-1-2-3-1001'; Disabled = $false }, [pscustomobject]@{ Domain = 'СЕРВЕР'; Name = 'Кассир'; SID = 'S-1-5-21-1-2-3-1002'; Disabled = $false }) }
        }
    }
    function global:Wait-Job($Job, $Timeout) { if ($Job -ne 'hangs') { [pscustomobject]@{ State = 'Completed' } } }
    function global:Receive-Job($Job) { if ($Job) { $Job } }
}

AfterAll {
    $turn.ReleaseMutex()
    'Get-WmiObject', 'Wait-Job', 'Receive-Job' | ForEach-Object { Remove-Item "Function:\$_" }
}

Describe 'A server that can not load the module' {
    It 'records itself into one file with its reasons' {
        & $collector -OutFile "$folder/Сервер.json" 6> $null

        $record = Get-Content "$folder/Сервер.json" -Raw -Encoding utf8 | ConvertFrom-Json
        ($record.cim | Where-Object class -EQ 'Win32_Processor').error | Should -Not -BeNullOrEmpty
        ($record.cim | Where-Object class -EQ 'MSFT_PhysicalDisk').error | Should -Be 'Недопустимое пространство имён'
        $record.cim.class | Should -Not -Contain 'Win32_NetworkAdapterConfiguration'
        $record.registry.Count | Should -BeGreaterThan 10
    }

    It 'is known and judged on another computer' {
        $inventory = Get-JupiterServerInventory -Path "$folder/*.json"

        $inventory.ComputerName | Should -Be 'СЕРВЕР'
        $inventory.Hardware.Manufacturer | Should -Be 'HP "quoted" \'
        $inventory.Domain.Name | Should -Be 'ЁЛКИ'
        ($inventory.Unread | Where-Object Part -EQ processors).Reason | Should -Not -BeNullOrEmpty
        $results = $inventory | Test-JupiterServerSpec DatabaseOnly
        ($results | ForEach-Object Status) -join ' ' | Should -Be 'Pass Unknown Unknown Unknown Pass'
    }

    It 'is judged by the file alone, beside another' {
        Copy-Item "$folder/Сервер.json" "$folder/Второй.json"
        Test-JupiterServerSpec DatabaseOnly "$folder/*.json" | Should -HaveCount 10
    }

    It 'writes over no file' {
        $before = Get-FileHash "$folder/Сервер.json"
        & $collector -OutFile "$folder/Сервер.json" 6> $null
        (Get-FileHash "$folder/Сервер.json").Hash | Should -Be $before.Hash
    }

    It 'counts accounts for P1b and keeps their names out of a file that can be mailed' -Skip:(-not $IsWindows) {
        $profiles = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
        $wasThere = Test-Path $profiles
        New-Item "$profiles\S-1-5-21-1-2-3-1001" -Force | New-ItemProperty -Name ProfileImagePath -Value 'C:\Users\vera' | Out-Null
        New-Item "$profiles\S-1-5-21-1-2-3-1002" -Force | New-ItemProperty -Name ProfileImagePath -Value 'C:\Users\Кассир' | Out-Null
        try {
            & $collector -OutFile "$folder/accounts.json" 6> $null
            & $collector -OutFile "$folder/detailed.json" -Detailed 6> $null
        }
        finally { if ($wasThere) { 1001, 1002 | ForEach-Object { Remove-Item "$profiles\S-1-5-21-1-2-3-$_" -Force } } else { Remove-Item $profiles -Recurse -Force } }

        $text = Get-Content "$folder/accounts.json" -Raw -Encoding utf8
        'vera', 'Кассир', 'Администраторы', 'ProfileImagePath' | ForEach-Object { $text | Should -Not -Match $_ }
        foreach ($file in 'accounts', 'detailed') {
            $accounts = @((Get-JupiterServerInventory -Path "$folder/$file.json").Programs.Accounts | Where-Object { $file -eq 'accounts' -or $_.Profile -match 'vera|Кассир' })
            ($accounts | ForEach-Object { "$($_.IsLatin) $($_.IsAdministrator)" } | Sort-Object) -join ', ' | Should -BeLike '*False False*True True*'
            (Test-JupiterServerPreparation -Inventory "$folder/$file.json" | Where-Object Id -EQ 'Server.Account').Status | Should -Be 'Warning'
        }
    }

    It 'reads the registry of Windows' -Skip:(-not $IsWindows) {
        $instance = 'HKLM:\SOFTWARE\Microsoft\Microsoft SQL Server'
        New-Item "$instance\Instance Names\SQL" -Force | New-ItemProperty -Name КАССА -Value 'MSSQL16.KASSA' | Out-Null
        New-Item "$instance\MSSQL16.KASSA\MSSQLServer\SuperSocketNetLib\Tcp\IPAll" -Force | New-ItemProperty -Name TcpPort -Value '1433' | Out-Null
        try {
            & $collector -OutFile "$folder/registry.json" 6> $null
            $collected = (Get-JupiterServerInventory -Path "$folder/registry.json").SqlInstances
            "$($collected.Name) $($collected.Port)" | Should -Be 'КАССА 1433'

            # The module itself, of the same registry.
            $here = (Get-JupiterServerInventory).SqlInstances
            "$($here.Name) $($here.Port)" | Should -Be 'КАССА 1433'
        }
        finally { Remove-Item $instance -Recurse -Force }
    }
}
