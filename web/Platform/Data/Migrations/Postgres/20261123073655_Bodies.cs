using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Bodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers");

            migrationBuilder.AddColumn<Guid>(
                name: "BodyId",
                table: "CommitteeMembers",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "CommitteeMembers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WishesToStayAt",
                table: "CommitteeMembers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BodyId",
                table: "CommitteeCodes",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "Bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Public = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FromAge = table.Column<int>(type: "integer", nullable: true),
                    ToAge = table.Column<int>(type: "integer", nullable: true),
                    TakesFormer = table.Column<bool>(type: "boolean", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: true),
                    MandateMonths = table.Column<int>(type: "integer", nullable: true),
                    QuorumPercent = table.Column<int>(type: "integer", nullable: true),
                    Frequency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bodies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BodyFacilitators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyFacilitators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyFacilitators_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BodyFacilitators_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The seats and codes of before get a first body, which every facilitator runs, as they did.
            migrationBuilder.Sql(
                """
                INSERT INTO "Bodies" ("Id", "Code", "Name", "Public", "TakesFormer")
                SELECT gen_random_uuid(), 'jeunes', 'Comité des jeunes', 'YoungPeople', true
                WHERE EXISTS (SELECT 1 FROM "CommitteeMembers") OR EXISTS (SELECT 1 FROM "CommitteeCodes");
                UPDATE "CommitteeMembers" SET "BodyId" = (SELECT "Id" FROM "Bodies");
                UPDATE "CommitteeCodes" SET "BodyId" = (SELECT "Id" FROM "Bodies");
                INSERT INTO "BodyFacilitators" ("Id", "BodyId", "AccountId", "From")
                SELECT gen_random_uuid(), "Bodies"."Id", "AspNetUsers"."Id", now() FROM "Bodies", "AspNetUsers" WHERE "AspNetUsers"."Role" = 'animateur';
                """);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_BodyId",
                table: "CommitteeMembers",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers",
                columns: new[] { "AccountId", "BodyId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeCodes_BodyId",
                table: "CommitteeCodes",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Code",
                table: "Bodies",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyFacilitators_BodyId",
                table: "BodyFacilitators",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_BodyFacilitators_OneOpen",
                table: "BodyFacilitators",
                columns: new[] { "AccountId", "BodyId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_CommitteeCodes_Bodies_BodyId",
                table: "CommitteeCodes",
                column: "BodyId",
                principalTable: "Bodies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_CommitteeMembers_Bodies_BodyId",
                table: "CommitteeMembers",
                column: "BodyId",
                principalTable: "Bodies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CommitteeCodes_Bodies_BodyId",
                table: "CommitteeCodes");

            migrationBuilder.DropForeignKey(
                name: "FK_CommitteeMembers_Bodies_BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropTable(
                name: "BodyFacilitators");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeCodes_BodyId",
                table: "CommitteeCodes");

            migrationBuilder.DropColumn(
                name: "BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "EndsOn",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "WishesToStayAt",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "BodyId",
                table: "CommitteeCodes");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers",
                column: "AccountId",
                unique: true,
                filter: "\"Until\" IS NULL");
        }
    }
}
