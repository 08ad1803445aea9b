using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AccountsReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OwnUntil",
                table: "Relations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CareEndsAt",
                table: "Children",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "MajorityWrittenAt",
                table: "Children",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PseudonymIndex",
                table: "AspNetUsers",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OnePseudonym",
                table: "AspNetUsers",
                column: "PseudonymIndex",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_OnePseudonym",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "OwnUntil",
                table: "Relations");

            migrationBuilder.DropColumn(
                name: "CareEndsAt",
                table: "Children");

            migrationBuilder.DropColumn(
                name: "MajorityWrittenAt",
                table: "Children");

            migrationBuilder.DropColumn(
                name: "PseudonymIndex",
                table: "AspNetUsers");
        }
    }
}
